import type { Growth, GrowthMeasurement, GrowthWork } from '../growth.ts';
import { rounded } from './tables.ts';

/** Of a thousand requests; whoever has other figures puts them in. */
const MIX = { 'user-everybody': 900, 'refresh-bearer': 80, 'log-in': 20 } as const satisfies Partial<
  Record<GrowthWork, number>
>;
const MIX_WORDS = '90 % `GET /api/user`, 8 % refreshes, 2 % log-ins';
const RATES = [10, 1000, 100_000];
/** What is left for bursts, failovers and deployments. */
const MOST_BUSY = 0.5;
const SESSION_DAYS = 30;
const AUDIT_DAYS = 365;
const GIB = 2 ** 30;

interface Cost {
  serverUs: number;
  databaseUs: number;
  walBytes: number;
}

/** What a request costs on the largest database, a million of each, and what so many a second take, as Markdown. */
export function capacityTables(growth: Growth): string {
  const cost = (work: GrowthWork) => costOf(growth, work);
  const millions = [
    millionOf('log-ins', cost('log-in')),
    millionOf('`GET /api/user`', cost('user-everybody')),
    millionOf('refreshes', cost('refresh-bearer')),
  ];
  return `| a million of | CPU-hours, Concord | CPU-hours, PostgreSQL | WAL, GiB |
| --- | --: | --: | --: |
${millions.join('\n')}

${storage(growth.bytesPerRow)}

Of a mix of ${MIX_WORDS}, on half-busy cores:

| requests a second | cores, Concord | of which log-ins | cores, PostgreSQL | WAL, MiB/s | log-ins a day | sessions kept, GiB | audit kept, GiB |
| --: | --: | --: | --: | --: | --: | --: | --: |
${RATES.map((rate) => `| ${row(growth, rate).join(' | ')} |`).join('\n')}`;
}

function storage({ accounts = 0, sessions = 0, audit_events = 0, known_networks = 0 }: Record<string, number>): string {
  const gib = (bytes: number) => rounded((bytes * 1e6) / GIB);
  return `On disk, with indexes: a million accounts ${gib(accounts + known_networks)} GiB (with one known network each), a million sessions ${gib(sessions)} GiB, a million audit events ${gib(audit_events)} GiB.`;
}

function millionOf(what: string, { serverUs, databaseUs, walBytes }: Cost): string {
  const hours = (microseconds: number) => rounded(microseconds / 3600);
  return `| ${what} | ${hours(serverUs)} | ${hours(databaseUs)} | ${rounded((walBytes * 1e6) / GIB)} |`;
}

function row(growth: Growth, rate: number): string[] {
  const mixed = (of: (cost: Cost) => number) =>
    Object.entries(MIX).reduce(
      (sum, [work, share]) => sum + (share / 1000) * of(costOf(growth, work as GrowthWork)),
      0,
    );
  const cores = (microseconds: number) => rounded((rate * microseconds) / 1e6 / MOST_BUSY);
  const logInsADay = rate * (MIX['log-in'] / 1000) * 86_400;
  const kept = (table: string, days: number) => rounded((logInsADay * days * (growth.bytesPerRow[table] ?? 0)) / GIB);
  return [
    rate.toLocaleString('en'),
    cores(mixed(({ serverUs }) => serverUs)),
    cores((MIX['log-in'] / 1000) * costOf(growth, 'log-in').serverUs),
    cores(mixed(({ databaseUs }) => databaseUs)),
    rounded((rate * mixed(({ walBytes }) => walBytes)) / 2 ** 20),
    Math.round(logInsADay).toLocaleString('en'),
    kept('sessions', SESSION_DAYS),
    kept('audit_events', AUDIT_DAYS),
  ];
}

/** On the largest database. */
function costOf({ sizes, measurements }: Growth, work: GrowthWork): Cost {
  const slices = measurements.filter((one) => one.work === work && one.accounts === sizes.at(-1));
  const sum = (of: (one: GrowthMeasurement) => number) => slices.reduce((total, one) => total + of(one), 0);
  const requests = sum(({ requests }) => requests);
  return {
    serverUs: (1000 * sum(({ serverCpuMs }) => serverCpuMs)) / requests,
    databaseUs: (1000 * sum(({ databaseCpuMs }) => databaseCpuMs)) / requests,
    walBytes: sum(({ walBytes }) => walBytes) / requests,
  };
}
