import type { Actor, Protocol } from '../protocols/protocol.ts';
import { ONE_SHOT, type Work } from '../works.ts';
import { type Connection, connect } from './connection.ts';

export interface SliceOrder {
  url: string;
  work: Work;
  concurrency: number;
  /** New requests are sent for so long; then those in flight are waited for. */
  milliseconds: number;
}

export interface Slice {
  sent: number;
  /** Replies that came and were what they should be. */
  checked: number;
  /** From the first request to the last reply. */
  elapsedMs: number;
  /** Of all but the first request of each connection, which finds an empty queue. */
  latenciesMs: number[];
  /** Indexes of the actors that one-shot work has used. */
  used: number[];
}

/** A reply that is not what it should be, or none. */
export class UnexpectedReply extends Error {}

let uniques = 0;
const run = Math.floor(Math.random() * 36 ** 6).toString(36);
/** Where the last slice left off among somebody's actors. */
const positions = new WeakMap<Actor[], number>();

/**
 * A closed loop: each of `concurrency` connections sends its next request when its last has been answered and checked.
 * @throws {UnexpectedReply} at the first fault
 */
export async function runSlice(order: SliceOrder, protocol: Protocol, actors: Actor[]): Promise<Slice> {
  const connections = await Promise.all(Array.from({ length: order.concurrency }, () => connect(order.url)));
  const slice: Slice = { sent: 0, checked: 0, elapsedMs: 0, latenciesMs: [], used: [] };
  const nextActor = actorsInTurn(actors, ONE_SHOT.has(order.work), slice.used);
  try {
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
  } finally {
    for (const connection of connections) connection.close();
  }
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

/** One-shot work takes each actor once a slice; null when they are used up. */
export function actorsInTurn(actors: Actor[], isOneShot: boolean, used: number[]): () => Actor | null {
  let position = positions.get(actors) ?? 0;
  return () => {
    if (isOneShot && used.length === actors.length) return null;
    position = (position + 1) % actors.length;
    positions.set(actors, position);
    if (isOneShot) used.push(position);
    return actors[position] ?? null;
  };
}
