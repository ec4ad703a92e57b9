/** What the database can do through a driver and Concord's pool: takes orders over IPC, see limits.ts. */
import type { LimitOrder } from './limits.ts';

const ROWS = 10_000;
const { default: postgres }: { default: typeof import('postgres') } = await import(process.env['DRIVER'] ?? 'postgres');
const sql = postgres(process.env['DATABASE_URL'] ?? '', { max: 10, fetch_types: false, onnotice: () => {} });
await sql`create table rows (id integer primary key, name text not null, changed_at timestamptz not null) with (fillfactor = 80)`;
await sql`insert into rows select place, 'person' || place, now() from generate_series(1, ${ROWS}) as place`;
await sql`vacuum analyze rows`;

const select = async (id: number) => (await sql`select id, name, changed_at from rows where id = ${id}`).length;
const works = {
  'raw-select': select,
  'raw-select-published': select,
  'raw-update': async (id: number) => (await sql`update rows set changed_at = now() where id = ${id}`).count,
};

process.on('message', async ({ limit, concurrency, milliseconds }: LimitOrder) => {
  const work = works[limit as keyof typeof works];
  const begun = performance.now();
  let count = 0;
  const repeat = async () => {
    while (performance.now() - begun < milliseconds) {
      if ((await work(1 + Math.floor(Math.random() * ROWS))) !== 1) throw new Error('not one row');
      count++;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, repeat));
  process.send?.({ count, elapsedMs: performance.now() - begun });
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
