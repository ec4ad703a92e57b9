import type { Actor, Protocol } from '../protocols/protocol.ts';
import { type Connection, connect } from './connection.ts';
import { actorsInTurn, exchange, runSlice, type Slice } from './slice.ts';

export interface ProbeOrder {
  url: string;
  /** A process that does nothing else, probed in the same way: what the machine and the generator themselves cost. */
  controlUrl: string;
  /** Log-ins that are in flight all the while. */
  logIns: number;
  /** At most for so long, the user is first asked for with each of the sessions once: who looks has looked before. */
  leadInMs: number;
  milliseconds: number;
}

export interface Probed {
  logIns: Slice;
  /** Sent and checked, `GET /api/user` and the control's. */
  sent: number;
  checked: number;
  userMs: number[];
  controlMs: number[];
}

const EVERY_MS = 2;

/** Has log-ins in flight and asks now and then for the user. */
export async function probeUnderLogIns(order: ProbeOrder, protocol: Protocol, actors: Actor[]): Promise<Probed> {
  const { url, milliseconds, logIns: concurrency } = order;
  const before = { url, work: 'user', concurrency: 16, milliseconds: order.leadInMs, isOnce: true } as const;
  const { used } = await runSlice(before, protocol, actors);
  const nextActor = actorsInTurn(used.flatMap((place) => actors[place] ?? []));
  const user = await connect(url);
  const control = await connect(order.controlUrl);
  const probed = { sent: 0, checked: 0, userMs: [] as number[], controlMs: [] as number[] };
  const logIns = runSlice({ url, work: 'log-in', concurrency, milliseconds }, protocol, actors);
  const look = async (connection: Connection, work: 'user' | 'health', by: Protocol, times: number[]) => {
    const actor = nextActor();
    if (!actor) throw new Error('nobody to ask for');
    probed.sent++;
    times.push(await exchange(connection, by, work, actor));
    probed.checked++;
  };
  const end = performance.now() + milliseconds;
  try {
    // The queue fills first.
    await Bun.sleep(milliseconds / 10);
    while (performance.now() < end) {
      // Each alone, so that neither waits for the other's reply to be read.
      await look(user, 'user', protocol, probed.userMs);
      await Bun.sleep(EVERY_MS);
      await look(control, 'health', protocol, probed.controlMs);
      await Bun.sleep(EVERY_MS);
    }
    return { ...probed, logIns: await logIns };
  } finally {
    await logIns.catch(() => {});
    user.close();
    control.close();
  }
}
