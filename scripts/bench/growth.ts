import { startPostgres } from '../../test/postgres-server.ts';
import { program } from './contestants/concord.ts';
import { countRequests, type Done, expireBatches, sweep } from './growth/background.ts';
import { bytesPerRow } from './growth/fill.ts';
import { raiseStage, type Stage } from './growth/stage.ts';
import { type Generator, startGenerator } from './load/orders.ts';
import { costing } from './measure/slices.ts';
import type { Options } from './options.ts';
import { rotated } from './rounds.ts';
import { newDatabase } from './speed.ts';
import type { Work } from './works.ts';

export const GROWTH_WORKS = {
  user: '`GET /api/user`, 1,000 people, 64 at once',
  'user-everybody': '`GET /api/user`, everybody in turn, 64 at once',
  'log-in': 'log-in, 16 at once',
  'refresh-bearer': 'refresh, bearer, everybody in turn, 64 at once',
  'rate-limit': 'one count of the rate limiter, 64 in flight',
  sweep: 'one row of a full batch of the sweeper',
} as const;
export type GrowthWork = keyof typeof GROWTH_WORKS;

export interface GrowthMeasurement extends Done {
  accounts: number;
  work: GrowthWork;
  round: number;
  latenciesMs: number[];
  serverCpuMs: number;
  databaseCpuMs: number;
  /** Write-ahead log that came of it, of the whole database server. */
  walBytes: number;
}

export interface Growth {
  sizes: number[];
  measurements: GrowthMeasurement[];
  /** At the largest size. */
  bytesPerRow: Record<string, number>;
}

/** The same work on databases of three sizes, in turn. */
export async function measureGrowth(options: Options, progress: (text: string) => void): Promise<Growth> {
  const sizes = options.isQuick ? [1000, 10_000, 100_000] : [1000, 100_000, 2_000_000];
  // A quarter of a small machine's memory for buffers, as PostgreSQL's manual advises.
  const postgres = await startPostgres([
    '-c',
    'max_connections=200',
    '-c',
    'shared_buffers=1GB',
    '-c',
    'max_wal_size=8GB',
  ]);
  const command = options.server ?? (await program());
  const generator = startGenerator();
  const stages: Stage[] = [];
  try {
    for (const accounts of sizes) {
      progress(`filling a database with ${accounts} accounts`);
      const url = await newDatabase(postgres.url, `accounts_${accounts}`);
      stages.push(await raiseStage(url, accounts, command, generator));
    }
    const largest = stages.at(-1);
    const sized = largest ? await bytesPerRow(largest.sql) : {};
    const measurements: GrowthMeasurement[] = [];
    const rounds = options.rounds ?? (options.isQuick ? 3 : 7);
    for (let round = -1; round < rounds; round++) {
      progress(round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`);
      const done = await oneRound(stages, generator, () => postgres.processes(), round);
      if (round >= 0) measurements.push(...done);
    }
    return { sizes, measurements, bytesPerRow: sized };
  } finally {
    await generator.stop();
    await Promise.all(stages.map((stage) => stage.stop()));
    await postgres.stop();
  }
}

async function oneRound(stages: Stage[], generator: Generator, databasePids: () => Promise<number[]>, round: number) {
  const measurements: GrowthMeasurement[] = [];
  for (const work of Object.keys(GROWTH_WORKS) as GrowthWork[]) {
    for (const stage of rotated(stages, round + 1)) {
      const pids = [stage.server.running.pid];
      if (work === 'sweep') await expireBatches(stage);
      const begin = await logPosition(stage);
      const [done, costs] = await costing({ databasePids }, pids, () => carryOut(work, stage, generator));
      const walBytes = (await logPosition(stage)) - begin;
      if (work === 'refresh-bearer') await stage.restore();
      measurements.push({ latenciesMs: [], accounts: stage.accounts, work, round, walBytes, ...done, ...costs });
    }
  }
  return measurements;
}

async function carryOut(
  work: GrowthWork,
  stage: Stage,
  generator: Generator,
): Promise<Done & { latenciesMs?: number[] }> {
  if (work === 'sweep') return sweep(stage);
  if (work === 'rate-limit') return countRequests(stage, 500);
  const orders: Record<typeof work, { who: string; work: Work; concurrency: number; milliseconds: number }> = {
    user: { who: stage.names.few, work: 'user', concurrency: 64, milliseconds: 800 },
    'user-everybody': { who: stage.names.everybody, work: 'user', concurrency: 64, milliseconds: 800 },
    'log-in': { who: stage.names.everybody, work: 'log-in', concurrency: 16, milliseconds: 1500 },
    'refresh-bearer': { who: stage.names.everybody, work: 'refresh-bearer', concurrency: 64, milliseconds: 800 },
  };
  const { who, ...order } = orders[work];
  const { checked, elapsedMs, latenciesMs } = await generator.slice(who, { url: stage.server.url, ...order });
  return { requests: checked, elapsedMs, latenciesMs };
}

/** How far the write-ahead log has come, in bytes. */
async function logPosition({ sql }: Stage): Promise<number> {
  const [row] = await sql`select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as bytes`;
  return row?.['bytes'] ?? 0;
}
