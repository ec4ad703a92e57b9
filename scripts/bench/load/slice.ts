import type { Actor, Protocol } from '../protocols/protocol.ts';
import { ONE_SHOT, type Work } from '../works.ts';
import { type Connection, connect } from './connection.ts';

export interface SliceOrder {
  url: string;
  work: Work;
  concurrency: number;
  /** New requests are sent for so long; then those in flight are waited for. */
  milliseconds: number;
  /** Begins with the first of so many actors; without it everybody's turn comes, from where the last slice left off. */
  among?: number;
  /** Begins with this one of them instead. */
  from?: number;
  /** Takes each actor once, as one-shot work does anyhow, and ends early when they are used up. */
  isOnce?: boolean;
  /** Indexes of the only actors to take, once each and in this order. */
  only?: number[];
}

export interface Slice {
  sent: number;
  /** Replies that came and were what they should be. */
  checked: number;
  /** From the first request to the last reply. */
  elapsedMs: number;
  /** Of all but the first request of each connection, which finds an empty queue. */
  latenciesMs: number[];
  /** Indexes of the actors that were taken, where each is taken once. */
  used: number[];
}

/** A reply that is not what it should be, or none. */
class UnexpectedReply extends Error {}

let uniques = 0;
const run = Math.floor(Math.random() * 36 ** 6).toString(36);
/** Where the last slice left off among somebody's actors. */
const positions = new WeakMap<Actor[], number>();

/**
 * A closed loop: each of `concurrency` connections sends its next request when its last has been answered and checked.
 * Goes on over the connections that a lead-in has left open, if there was one, and closes them.
 * @throws {UnexpectedReply} at the first fault
 */
export async function runSlice(
  order: SliceOrder,
  protocol: Protocol,
  actors: Actor[],
  leftOpen?: Connection[],
): Promise<Slice> {
  const connections = leftOpen ?? (await connectAll(order));
  try {
    return await sendAll(order, protocol, actors, connections);
  } finally {
    closeAll(connections);
  }
}

/** The same, but leaves the connections open and idle. */
export async function runLeadIn(
  order: SliceOrder,
  protocol: Protocol,
  actors: Actor[],
): Promise<{ done: Slice; leftOpen: Connection[] }> {
  const connections = await connectAll(order);
  try {
    return { done: await sendAll(order, protocol, actors, connections), leftOpen: connections };
  } catch (error) {
    closeAll(connections);
    throw error;
  }
}

async function sendAll(
  order: SliceOrder,
  protocol: Protocol,
  actors: Actor[],
  connections: Connection[],
): Promise<Slice> {
  const slice: Slice = { sent: 0, checked: 0, elapsedMs: 0, latenciesMs: [], used: [] };
  const nextActor = takerOf(order, actors, slice.used);
  const begun = performance.now();
  const deadline = begun + order.milliseconds;
  await Promise.all(connections.map((connection) => send(connection)));
  slice.elapsedMs = performance.now() - begun;
  return slice;

  async function send(connection: Connection) {
    for (let isFirst = true; isFirst || performance.now() < deadline; isFirst = false) {
      const actor = nextActor();
      if (!actor) return;
      slice.sent++;
      const milliseconds = await exchange(connection, protocol, order.work, actor);
      slice.checked++;
      if (!isFirst || order.concurrency === 1) slice.latenciesMs.push(milliseconds);
    }
  }
}

function connectAll({ url, concurrency }: SliceOrder): Promise<Connection[]> {
  return Promise.all(Array.from({ length: concurrency }, () => connect(url)));
}

function closeAll(connections: Connection[]): void {
  for (const connection of connections) connection.close();
}

/** Sends one request and checks its reply; the time that it took, without the check. */
export async function exchange(connection: Connection, protocol: Protocol, work: Work, actor: Actor): Promise<number> {
  const { request, check } = protocol[work](actor, `u${run}${(uniques++).toString(36)}`);
  const sentAt = performance.now();
  const reply = await connection.exchange(request).catch((error: Error) => {
    throw new UnexpectedReply(`${work}: ${error.message}`);
  });
  const milliseconds = performance.now() - sentAt;
  const fault = check(reply);
  if (fault)
    throw new UnexpectedReply(`${work} of ${actor.username}: ${fault}: ${reply.status} ${reply.body.slice(0, 500)}`);
  return milliseconds;
}

/** Whose turn it is, null when an order that takes each once has taken them all; those are noted in `used`. */
function takerOf(order: SliceOrder, everybody: Actor[], used: number[]): () => Actor | null {
  const { work, among, from = 0, isOnce, only } = order;
  const actors = among ? everybody.slice(0, among) : everybody;
  if (!isOnce && !only && !ONE_SHOT.has(work)) return actorsInTurn(actors);
  if (from > 0) positions.set(actors, from - 1);
  const nextInTurn = placesInTurn(actors);
  const most = only?.length ?? actors.length;
  return () => {
    if (used.length === most) return null;
    const place = only?.[used.length] ?? nextInTurn();
    used.push(place);
    return actors[place] ?? null;
  };
}

/** Everybody in turn, from where the last slice of the same left off. */
export function actorsInTurn(actors: Actor[]): () => Actor | null {
  const next = placesInTurn(actors);
  return () => actors[next()] ?? null;
}

function placesInTurn(actors: Actor[]): () => number {
  let position = positions.get(actors) ?? -1;
  return () => {
    position = (position + 1) % actors.length;
    positions.set(actors, position);
    return position;
  };
}
