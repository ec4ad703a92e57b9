import { GROWTH_WORKS, type Growth, type GrowthMeasurement, type GrowthWork } from '../growth.ts';
import { median, quantile } from '../results.ts';
import { capacityTables } from './capacity.ts';
import { machine } from './machine.ts';
import { rounded } from './tables.ts';

/** What a request may cost on the largest database, of what it costs on the smallest. */
const MOST_GROWTH = 1.3;

/** How cost grows, and what a row takes, as Markdown. */
export async function growthReport(growth: Growth): Promise<string> {
  const [smallest = 0, ...others] = growth.sizes;
  const rounds = new Set(growth.measurements.map(({ round }) => round)).size;
  const heads = others.map((size) => `${counted(size)}: costs`);
  const columns = [
    'work',
    `${counted(smallest)} accounts: per second`,
    'p50 ms',
    ...heads,
    'p50',
    '',
    'DB CPU µs, first → last',
  ];
  const rows = (Object.keys(GROWTH_WORKS) as GrowthWork[]).map((work) => `| ${row(growth, work).join(' | ')} |`);
  const sizes = Object.entries(growth.bytesPerRow).map(([table, bytes]) => `| \`${table}\` | ${Math.round(bytes)} |`);
  return `${await machine()}. ${rounds} rounds; two sessions for each account.

| ${columns.join(' | ')} |
|${columns.map(() => ' --- ').join('|')}|
${rows.join('\n')}

| table | bytes a row, with its indexes |
| --- | --: |
${sizes.join('\n')}

### Capacity

${capacityTables(growth)}`;
}

function row({ sizes, measurements }: Growth, work: GrowthWork): string[] {
  const of = (size: number) => measurements.filter((one) => one.work === work && one.accounts === size);
  const [smallest = 0, ...others] = sizes;
  const base = of(smallest);
  const ratios = others.map((size) => costRatio(base, of(size)));
  const p50 = (size: number) =>
    quantile(
      of(size).flatMap(({ latenciesMs }) => latenciesMs),
      0.5,
    );
  const largest = sizes.at(-1) ?? 0;
  const isMet = ratios.every((ratio) => ratio <= MOST_GROWTH);
  const p50Ratio = rounded(p50(largest) / p50(smallest));
  return [
    GROWTH_WORKS[work],
    rounded(median(base.map(({ requests, elapsedMs }) => (1000 * requests) / elapsedMs))),
    rounded(p50(smallest)),
    ...ratios.map((ratio) => `${rounded(ratio)}x`),
    p50Ratio && `${p50Ratio}x`,
    isMet ? 'met' : '**not met**',
    `${rounded(databaseCpuUs(base))} → ${rounded(databaseCpuUs(of(largest)))}`,
  ];
}

/** How many times as long one takes as in the same round on the smallest database: the median round. */
function costRatio(base: GrowthMeasurement[], others: GrowthMeasurement[]): number {
  const each = ({ requests, elapsedMs }: GrowthMeasurement) => elapsedMs / requests;
  return median(
    others.flatMap((other) => {
      const opposite = base.find(({ round }) => round === other.round);
      return opposite ? [each(other) / each(opposite)] : [];
    }),
  );
}

function databaseCpuUs(slices: GrowthMeasurement[]): number {
  const sum = (of: (one: GrowthMeasurement) => number) => slices.reduce((total, one) => total + of(one), 0);
  return (1000 * sum(({ databaseCpuMs }) => databaseCpuMs)) / sum(({ requests }) => requests);
}

function counted(size: number): string {
  return size.toLocaleString('en');
}
