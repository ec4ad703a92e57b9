import type { Entrant } from './entrants.ts';
import type { Concurrency, Work } from './works.ts';

/** One slice of one entrant. */
export interface Measurement {
  entrant: Entrant;
  work: Work;
  concurrency: Concurrency;
  round: number;
  requests: number;
  elapsedMs: number;
  latenciesMs: number[];
  serverCpuMs: number;
  databaseCpuMs: number;
  peakMiB: number;
}

/** `GET /api/user`, and an idle process, while log-ins are in flight. */
export interface ProbeMeasurement {
  entrant: Entrant;
  round: number;
  userMs: number[];
  controlMs: number[];
}

/** All slices of an entrant for one work and concurrency, put together. */
export interface Cell {
  /** Requests a second, and latencies: the median of the rounds. */
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** How far the slowest are from the usual, within a round: the median of the rounds. */
  p99OverP50: number;
  serverCpuUs: number;
  databaseCpuUs: number;
  peakMiB: number;
  requests: number;
}

/** A ratio of throughputs within rounds: the median round, and the farthest ones. */
export interface Ratio {
  median: number;
  least: number;
  most: number;
}

export interface Results {
  measurements: Measurement[];
  probes: ProbeMeasurement[];
  /** Further figures by name, e.g. `ready, PostgreSQL`. */
  figures: Record<string, number>;
}

function slicesOf(results: Results, entrant: Entrant, work: Work, concurrency: Concurrency): Measurement[] {
  return results.measurements.filter(
    (one) => one.entrant === entrant && one.work === work && one.concurrency === concurrency,
  );
}

/** Null where it was not measured. */
export function cellOf(results: Results, entrant: Entrant, work: Work, concurrency: Concurrency): Cell | null {
  const slices = slicesOf(results, entrant, work, concurrency);
  const requests = sum(slices, ({ requests }) => requests);
  if (requests === 0) return null;
  // A slow server may have answered nobody twice within a slice.
  const timed = slices.map(({ latenciesMs }) => latenciesMs).filter(({ length }) => length > 0);
  const ofRounds = (of: (latenciesMs: number[]) => number) => median(timed.map(of));
  return {
    perSecond: median(slices.map(perSecond)),
    p50Ms: ofRounds((latencies) => quantile(latencies, 0.5)),
    p99Ms: ofRounds((latencies) => quantile(latencies, 0.99)),
    p99OverP50: ofRounds((latencies) => quantile(latencies, 0.99) / quantile(latencies, 0.5)),
    serverCpuUs: (1000 * sum(slices, ({ serverCpuMs }) => serverCpuMs)) / requests,
    databaseCpuUs: (1000 * sum(slices, ({ databaseCpuMs }) => databaseCpuMs)) / requests,
    peakMiB: Math.max(...slices.map(({ peakMiB }) => peakMiB)),
    requests,
  };
}

/** How many times as much as the other one got done, round by round: the machine was as busy for both. */
export function ratioOf(
  results: Results,
  work: Work,
  concurrency: Concurrency,
  entrant: Entrant,
  other: Entrant,
): Ratio | null {
  const others = slicesOf(results, other, work, concurrency);
  const ratios = slicesOf(results, entrant, work, concurrency).flatMap((slice) => {
    const opposite = others.find(({ round }) => round === slice.round);
    return opposite ? [perSecond(slice) / perSecond(opposite)] : [];
  });
  return ratios.length === 0 ? null : { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}

export function quantile(values: number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}

/** Of an even number, the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

function perSecond({ requests, elapsedMs }: Measurement): number {
  return (1000 * requests) / elapsedMs;
}

function sum<Item>(items: Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
