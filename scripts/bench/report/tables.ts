import { type Entrant, entrantNames } from '../entrants.ts';
import { type Goal, goals, isMet } from '../goals.ts';
import { cellOf, median, quantile, type Results, ratioOf } from '../results.ts';
import { CONCURRENCIES, type Concurrency, WORKS, type Work, workNames } from '../works.ts';

/** Every cell that was measured, as a Markdown table for each work. */
export function cellTables(results: Results): string {
  return WORKS.map((work) => {
    const rows = CONCURRENCIES.flatMap((concurrency) =>
      entrants(results).flatMap((entrant) => cellRow(results, entrant, work, concurrency)),
    );
    return rows.length === 0 ? '' : [`#### ${workNames[work]}\n`, ...CELL_HEAD, ...rows].join('\n');
  })
    .filter((table) => table !== '')
    .join('\n\n');
}

const CELL_HEAD = [
  '| at once | who | requests/s | Concord does | p50 ms | p99 ms | server CPU µs | database CPU µs | RSS MiB |',
  '| --: | --- | --: | --- | --: | --: | --: | --: | --: |',
];

function cellRow(results: Results, entrant: Entrant, work: Work, concurrency: Concurrency): string[] {
  const cell = cellOf(results, entrant, work, concurrency);
  if (!cell) return [];
  const ratio = entrant === 'concord' ? null : ratioOf(results, work, concurrency, 'concord', entrant);
  const columns = [
    concurrency,
    entrantNames[entrant],
    rounded(cell.perSecond),
    ratio ? `${times(ratio.median)} (${times(ratio.least)}–${times(ratio.most)})` : '',
    rounded(cell.p50Ms),
    rounded(cell.p99Ms),
    rounded(cell.serverCpuUs),
    rounded(cell.databaseCpuUs),
    rounded(cell.peakMiB),
  ];
  return [`| ${columns.join(' | ')} |`];
}

/** Every goal that was measured, and whether it is met. */
export function goalTable(results: Results): string {
  const rows = goals.flatMap((goal) => {
    const measured = goal.measured(results);
    return measured === null ? [] : [goalRow(goal, measured)];
  });
  return ['| work | what | measured | goal | |', '| --- | --- | --: | --: | --- |', ...rows].join('\n');
}

function goalRow(goal: Goal, measured: number): string {
  const unit = goal.unit === 'x' ? 'x' : ` ${goal.unit}`;
  const bound = 'atLeast' in goal.bound ? `≥ ${goal.bound.atLeast}` : `≤ ${goal.bound.atMost}`;
  const verdict = isMet(goal, measured) ? 'met' : '**not met**';
  const value = goal.unit === 'x' ? times(measured) : `${rounded(measured)}${unit}`;
  return `| ${goal.work} | ${goal.what} | ${value} | ${bound}${unit} | ${verdict} |`;
}

/** `GET /api/user` and the idle process, while log-ins are in flight. */
export function probeTable({ probes }: Results): string {
  const rows = [...new Set(probes.map(({ entrant }) => entrant))].map((entrant) => {
    const own = probes.filter((probed) => probed.entrant === entrant);
    const ofRounds = (key: 'userMs' | 'controlMs', share: number) =>
      rounded(median(own.map((probed) => quantile(probed[key], share))));
    const figures = [
      ofRounds('userMs', 0.5),
      ofRounds('userMs', 0.99),
      ofRounds('controlMs', 0.5),
      ofRounds('controlMs', 0.99),
    ];
    const looks = own.reduce((sum, { userMs }) => sum + userMs.length, 0);
    return `| ${[entrantNames[entrant], ...figures, looks].join(' | ')} |`;
  });
  const head =
    '| who | p50 ms | p99 ms | idle process: p50 ms | p99 ms | looks |\n| --- | --: | --: | --: | --: | --: |';
  return [head, ...rows].join('\n');
}

/** Those that were measured, in the order of their names' table. */
export function entrants({ measurements }: Results): Entrant[] {
  const measured = new Set(measurements.map(({ entrant }) => entrant));
  return (Object.keys(entrantNames) as Entrant[]).filter((entrant) => measured.has(entrant));
}

/** Three digits, as many as mean something. */
export function rounded(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (Math.abs(value) >= 100) return Math.round(value).toString();
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

function times(value: number): string {
  return `${rounded(value)}x`;
}
