import type { Contestant } from './contestants/contestant.ts';
import { type Limit, limitsOf } from './entrants.ts';
import type { Limits } from './limits/limits.ts';
import type { Generator } from './load/orders.ts';
import { cpuBetween, peakMiB, readCpu } from './measure/cpu.ts';
import type { Measurement, ProbeMeasurement, Results } from './results.ts';
import { CONCURRENCIES, type Concurrency, HASHING, ONE_SHOT, sliceMilliseconds, type Work } from './works.ts';

/** Everything that stands ready to be measured. */
export interface Field {
  contestants: Contestant[];
  constant: Contestant;
  limits: Limits;
  generator: Generator;
  /** Of the database server, as they are now. */
  databasePids(): Promise<number[]>;
}

export interface Plan {
  works: Work[];
  rounds: number;
  /** Of the length of slices; 1 is a full run. */
  scale: number;
}

type Spot = { work: Work; concurrency: Concurrency; round: number };
type Costs = Pick<Measurement, 'serverCpuMs' | 'databaseCpuMs' | 'peakMiB'>;

/**
 * Short slices in turn: within a round everybody does a work one right after the other, in an order that rotates, so
 * that a machine that is busy for a while is so for all of them.
 */
export async function runRounds(field: Field, plan: Plan, progress: (text: string) => void): Promise<Results> {
  const results: Results = { measurements: [], probes: [], figures: {} };
  for (const work of plan.works) {
    progress(`warming up: ${work}`);
    await warmUp(field, work, plan.scale);
  }
  for (let round = 0; round < plan.rounds; round++) {
    const tell = (text: string) => progress(`round ${round + 1} of ${plan.rounds}: ${text}`);
    results.measurements.push(...(await oneRound(field, plan, round, tell)));
    if (!plan.works.includes('user') || !plan.works.includes('log-in')) continue;
    tell('user while log-ins are in flight');
    for (const contestant of rotated(field.contestants, round))
      results.probes.push(await probe(field, contestant, round, plan.scale));
  }
  return results;
}

async function oneRound(field: Field, plan: Plan, round: number, tell: (text: string) => void) {
  const measurements: Measurement[] = [];
  for (const [index, work] of plan.works.entries()) {
    tell(work);
    for (const concurrency of CONCURRENCIES) {
      const entries = entriesOf(field, plan, { work, concurrency, round });
      for (const entry of rotated(entries, round + index)) measurements.push(await entry());
    }
  }
  return measurements;
}

function entriesOf(field: Field, plan: Plan, spot: Spot): (() => Promise<Measurement>)[] {
  const milliseconds = sliceMilliseconds(spot.work, spot.concurrency, plan.scale);
  const takers = spot.work === 'health' ? [...field.contestants, field.constant] : field.contestants;
  return [
    ...takers.map((contestant) => () => slice(field, contestant, spot, milliseconds)),
    ...limitsOf(spot.work, spot.concurrency).map((limit) => () => raw(field, limit, spot, milliseconds)),
  ];
}

/** Code is compiled (Node.js and Bun take some thousand requests for it), pools are opened, statements are prepared. */
async function warmUp(field: Field, work: Work, scale: number): Promise<void> {
  const takers = work === 'health' ? [...field.contestants, field.constant] : field.contestants;
  const milliseconds = HASHING.has(work) ? Math.max(200, 600 * scale) : Math.max(1500, 2500 * scale);
  for (const contestant of takers) await slice(field, contestant, { work, concurrency: 16, round: -1 }, milliseconds);
  for (const concurrency of CONCURRENCIES)
    for (const limit of limitsOf(work, concurrency))
      await field.limits.measure({ limit, concurrency, milliseconds: 300 });
}

async function slice(field: Field, contestant: Contestant, spot: Spot, milliseconds: number): Promise<Measurement> {
  const { work, concurrency } = spot;
  const order = { url: contestant.url, work, concurrency, milliseconds };
  const told = field.generator.slice.bind(null, contestant.entrant, order);
  const [done, costs] = await costing(field, contestant.pids, () => withTail(contestant, told));
  if (ONE_SHOT.has(work)) await contestant.restore(work === 'log-out' ? 'actors' : 'due', done.used);
  const { checked: requests, elapsedMs, latenciesMs } = done;
  return { entrant: contestant.entrant, ...spot, requests, elapsedMs, latenciesMs, ...costs };
}

async function raw(field: Field, limit: Limit, spot: Spot, milliseconds: number): Promise<Measurement> {
  const order = { limit, concurrency: spot.concurrency, milliseconds };
  const [{ count: requests, elapsedMs }, costs] = await costing(field, field.limits.pidsOf(limit), () =>
    field.limits.measure(order),
  );
  return { entrant: limit, ...spot, requests, elapsedMs, latenciesMs: [], ...costs };
}

const PROBE_MS = 2000;

async function probe(field: Field, contestant: Contestant, round: number, scale: number): Promise<ProbeMeasurement> {
  const order = { url: contestant.url, controlUrl: field.constant.url, logIns: 64, milliseconds: PROBE_MS * scale };
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

/** The same items, begun at another place. */
export function rotated<Item>(items: Item[], by: number): Item[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
