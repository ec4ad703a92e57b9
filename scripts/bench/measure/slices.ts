import { ACCOUNTS, type Contestant, SESSIONS } from '../contestants/contestant.ts';
import type { Limit } from '../entrants.ts';
import type { Field } from '../field.ts';
import type { SliceOrder } from '../load/slice.ts';
import type { Measurement, ProbeMeasurement } from '../results.ts';
import { type Lengths, ONE_SHOT, type Work } from '../works.ts';
import { cpuBetween, peakMiB, readCpu } from './cpu.ts';

export type Spot = Pick<Measurement, 'work' | 'concurrency' | 'round'>;
type Costs = Pick<Measurement, 'serverCpuMs' | 'databaseCpuMs' | 'peakMiB'>;

/** CPU is read while nothing is in flight: after the last reply to the lead-in, and after the last that is measured. */
export async function measureSlice(
  field: Field,
  contestant: Contestant,
  spot: Spot,
  lengths: Lengths,
): Promise<Measurement> {
  const { work, concurrency } = spot;
  // The same ones in each slice, so that all of them were seen before; of the user, one session of each person.
  const among = work === 'user' ? ACCOUNTS : SESSIONS;
  const order: SliceOrder = { url: contestant.url, work, concurrency, milliseconds: lengths.measuredMs, among };
  const only = await leadIn(field, contestant, { ...order, milliseconds: lengths.leadInMs });
  const [done, costs] = await costing(field, contestant.pids, () =>
    withTail(contestant, () => field.generator.slice(contestant.entrant, { ...order, ...only })),
  );
  if (ONE_SHOT.has(work)) await contestant.restore(work === 'log-out' ? 'actors' : 'due', done.used);
  const { checked: requests, elapsedMs, latenciesMs } = done;
  return { entrant: contestant.entrant, ...spot, requests, elapsedMs, latenciesMs, ...costs };
}

/** Whom the slice has to take if it cannot be anybody: those who log out have just been using their sessions. */
async function leadIn(field: Field, contestant: Contestant, order: SliceOrder): Promise<Pick<SliceOrder, 'only'>> {
  const { work, milliseconds } = order;
  if (milliseconds === 0) return {};
  const led: SliceOrder = work === 'log-out' ? { ...order, work: 'user', isOnce: true } : { ...order, ...others(work) };
  const { used } = await withTail(contestant, () => field.generator.leadIn(contestant.entrant, led));
  if (work === 'log-out') return { only: used };
  if (ONE_SHOT.has(work)) await contestant.restore('due', used);
  return {};
}

/** The lead-in refreshes others than the slice: Concord remembers which sessions it has noted as used within the minute. */
function others(work: Work): Pick<SliceOrder, 'from'> {
  return ONE_SHOT.has(work) ? { from: SESSIONS / 2 } : {};
}

export async function measureLimit(field: Field, limit: Limit, spot: Spot, lengths: Lengths): Promise<Measurement> {
  const order = { limit, concurrency: spot.concurrency };
  await field.limits.measure({ ...order, milliseconds: lengths.leadInMs });
  const [{ count: requests, elapsedMs }, costs] = await costing(field, field.limits.pidsOf(limit), () =>
    field.limits.measure({ ...order, milliseconds: lengths.measuredMs }),
  );
  return { entrant: limit, ...spot, requests, elapsedMs, latenciesMs: [], ...costs };
}

const PROBE_LENGTHS: Lengths = { leadInMs: 400, measuredMs: 2000 };

export async function measureProbe(
  field: Field,
  contestant: Contestant,
  round: number,
  scale: number,
): Promise<ProbeMeasurement> {
  const [leadInMs, milliseconds] = [PROBE_LENGTHS.leadInMs * scale, PROBE_LENGTHS.measuredMs * scale];
  const order = { url: contestant.url, controlUrl: field.constant.url, logIns: 64, leadInMs, milliseconds };
  const { userMs, controlMs } = await withTail(contestant, () => field.generator.probe(contestant.entrant, order));
  return { entrant: contestant.entrant, round, userMs, controlMs };
}

/** What the work cost, in CPU of the server and of the database, and in memory of the server. */
export async function costing<Done>(
  { databasePids }: Pick<Field, 'databasePids'>,
  pids: number[],
  work: () => Promise<Done>,
): Promise<[Done, Costs]> {
  const read = async () => [await readCpu(pids), await readCpu(await databasePids())] as const;
  const [server, database] = await read();
  const [done, peak] = await peakMiB(pids, work);
  const [serverAfter, databaseAfter] = await read();
  const costs = {
    serverCpuMs: cpuBetween(server, serverAfter),
    databaseCpuMs: cpuBetween(database, databaseAfter),
    peakMiB: peak,
  };
  return [done, costs];
}

async function withTail<Done>(contestant: Contestant, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    const tail = await contestant.tail();
    throw new Error(`${(error as Error).message}${tail && `\nits log: ${tail}`}`);
  }
}
