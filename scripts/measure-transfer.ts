/**
 * Imports and exports accounts, and tells how long it took and the most memory each command had. A real PostgreSQL is
 * started for it; `--pglite` takes the embedded database. `bun scripts/measure-transfer.ts [rows] [--pglite]`, by default 1,000,000 rows.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../test/postgres-server.ts';

const words = process.argv.slice(2);
const rows = Number(words.find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const postgres = words.includes('--pglite') ? null : await startPostgres();
const folder = await mkdtemp(join(tmpdir(), 'concord-transfer-'));
const { PATH = '' } = process.env;
const env: Record<string, string> = { PATH, DATA_DIR: join(folder, 'data') };
if (postgres) env['DATABASE_URL'] = postgres.url;
try {
  await measure();
} finally {
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure() {
  const [file, copy] = [join(folder, 'accounts.jsonl'), join(folder, 'copy.jsonl')];
  await writeRows(file);
  await concord(['migrate']);
  const { outcome, imported } = JSON.parse(await concord(['import', file, '--json']));
  if (outcome !== 'imported' || imported !== rows) throw new Error(`${outcome}: ${imported} accounts`);
  await concord(['export', copy]);
  const lines = (await Bun.$`wc -l < ${copy}`.text()).trim();
  if (Number(lines) !== rows) throw new Error(`${lines} lines were exported`);
  console.log(`${rows} accounts on ${postgres ? 'PostgreSQL' : 'PGlite'}, ${Bun.file(file).size} bytes`);
}

async function writeRows(file: string) {
  const writer = Bun.file(file).writer({ highWaterMark: 1024 * 1024 });
  const passwordHash = '$2b$12$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234';
  for (let id = 1; id <= rows; id++) {
    const name = {
      id,
      username: `person-${id}`,
      email: `person-${id}@example.org`,
      firstName: 'Ada',
      lastName: 'Lovelace',
    };
    writer.write(`${JSON.stringify({ ...name, createdAt: '2023-05-06T07:08:09Z', passwordHash })}\n`);
    if (id % 10_000 === 0) await writer.flush();
  }
  await writer.end();
}

async function concord(command: string[]): Promise<string> {
  const begun = performance.now();
  const child = Bun.spawn([process.execPath, join(import.meta.dir, '../src/main.ts'), ...command], {
    env,
    stdout: 'pipe',
    stderr: 'inherit',
  });
  const output = await new Response(child.stdout).text();
  if ((await child.exited) !== 0) throw new Error(`${command[0]} failed: ${output}`);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const mebibytes = Math.round((child.resourceUsage()?.maxRSS ?? 0) / 1024 / 1024);
  console.log(`${command[0]}: ${seconds} s, at most ${mebibytes} MiB`);
  return output;
}
