import type { Entrant } from './entrants.ts';
import { cellOf, median, quantile, type Results, ratioOf } from './results.ts';
import { type Concurrency, cellName, PROBE, type Work } from './works.ts';

/** What Concord is to reach. Ratios are of throughputs in the same round. */
export interface Goal {
  /** `cellName` of what is measured in rounds. */
  work: string;
  /** Whose measurements it looks at; nobody's where it is a figure. */
  entrants: Entrant[];
  what: string;
  bound: { atLeast: number } | { atMost: number };
  unit: 'x' | 'µs' | 'ms' | 'MiB';
  /** Null where the run has not measured it. */
  measured(results: Results): number | null;
}

/** Who hashes at registration, and so sets the limit of it. */
const HASHER: Entrant = 'raw-hash-bun';
/** Added to one hash in the goal for the CPU of a log-in. */
const BESIDES_HASH_US = 1000;

export const goals: Goal[] = [
  ratio('log-in', 16, 'raw-verify', 0.88),
  ratio('log-in', 16, 'better-auth', 5),
  ratio('log-in', 16, 'better-auth-argon2id', 1.1),
  ratio('log-in', 16, 'fastify', 1),
  {
    work: cellName('log-in', 16),
    entrants: ['concord', 'raw-verify'],
    what: 'server CPU beyond that of one raw verification',
    bound: { atMost: BESIDES_HASH_US },
    unit: 'µs',
    measured: (results) =>
      difference(
        cellOf(results, 'concord', 'log-in', 16)?.serverCpuUs,
        cellOf(results, 'raw-verify', 'log-in', 16)?.serverCpuUs,
      ),
  },
  {
    work: cellName('log-in', 64),
    entrants: ['concord'],
    what: 'p99 / p50',
    bound: { atMost: 1.25 },
    unit: 'x',
    measured: (results) => cellOf(results, 'concord', 'log-in', 64)?.p99OverP50 ?? null,
  },
  ratio('user', 64, 'raw-select', 0.45),
  ratio('user', 64, 'better-auth', 10),
  ratio('user', 64, 'better-auth-argon2id', 7),
  ratio('user', 64, 'fastify', 1.5),
  serverCpu('user', 70),
  probe('p50', 3, ({ userMs }) => quantile(userMs, 0.5)),
  probe(
    'p99 beyond that of an idle process',
    5,
    ({ userMs, controlMs }) => quantile(userMs, 0.99) - quantile(controlMs, 0.99),
  ),
  ...(['refresh-bearer', 'refresh-cookie'] as const).flatMap((work) => [
    ratio(work, 64, 'raw-update', 0.55),
    ratio(work, 64, 'better-auth', 6),
    ratio(work, 64, 'fastify', 2.3),
    serverCpu(work, 110),
  ]),
  ratio('register', 16, HASHER, 0.85),
  ratio('log-out', 16, 'better-auth', 6),
  ratio('log-out', 16, 'fastify', 0.9),
  figure('validation and error handling', 'CPU of a request over the bare handler', 'µs', 10),
  figure('ready after start', 'PostgreSQL, existing database', 'ms', 150),
  figure('ready after start', 'PostgreSQL, existing database, the executable', 'ms', 150),
  figure('ready after start', 'PGlite, existing database', 'ms', 1000),
  figure('ready after start', 'PGlite, first start', 'ms', 1500),
  figure('memory (RSS)', 'PostgreSQL, 64 log-ins at once', 'MiB', 130),
  figure('memory (RSS)', 'PostgreSQL, after mixed load', 'MiB', 130),
  figure('memory (RSS)', 'PGlite, 64 log-ins at once', 'MiB', 450),
];

/** Whether a goal looks at what this entrant does. */
export function hasGoal(entrant: Entrant, cell: string): boolean {
  return goals.some(({ work, entrants }) => work === cell && entrants.includes(entrant));
}

export function isMet({ bound }: Goal, measured: number): boolean {
  return 'atLeast' in bound ? measured >= bound.atLeast : measured <= bound.atMost;
}

function ratio(work: Work, concurrency: Concurrency, other: Entrant, atLeast: number): Goal {
  return {
    work: cellName(work, concurrency),
    entrants: ['concord', other],
    what: `throughput / ${other}`,
    bound: { atLeast },
    unit: 'x',
    measured: (results) => ratioOf(results, work, concurrency, 'concord', other)?.median ?? null,
  };
}

function serverCpu(work: Work, atMost: number): Goal {
  return {
    work: cellName(work, 64),
    entrants: ['concord'],
    what: 'server CPU a request',
    bound: { atMost },
    unit: 'µs',
    measured: (results) => cellOf(results, 'concord', work, 64)?.serverCpuUs ?? null,
  };
}

function probe(what: string, atMost: number, of: (probed: { userMs: number[]; controlMs: number[] }) => number): Goal {
  return {
    work: PROBE,
    entrants: ['concord'],
    what,
    bound: { atMost },
    unit: 'ms',
    measured({ probes }) {
      const own = probes.filter(({ entrant }) => entrant === 'concord');
      return own.length === 0 ? null : median(own.map(of));
    },
  };
}

function figure(work: string, what: string, unit: 'ms' | 'MiB' | 'µs', atMost: number): Goal {
  const measured = ({ figures }: Results) => figures[`${work}: ${what}`] ?? null;
  return { work, entrants: [], what, bound: { atMost }, unit, measured };
}

function difference(one: number | undefined, other: number | undefined): number | null {
  return one === undefined || other === undefined ? null : one - other;
}
