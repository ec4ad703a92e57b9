import { onTestFinished } from 'bun:test';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../../src/storage/database.ts';
import { engine, fillDataDir, freshDatabase } from '../database.ts';
import { temporaryFolder } from '../instances.ts';

/** A migrated database that processes can be pointed at, and a folder for files. */
export interface Stage {
  folder: string;
  /** What a process needs to know to use it. */
  env: Record<string, string>;
  /** Runs `concord <words>` to its end. */
  concord(words: string[], input?: Uint8Array | string): Promise<Ran>;
  /** Writes a file into the folder, of records or of raw text; its path. */
  file(name: string, content: object[] | string | Uint8Array): Promise<string>;
  /** What an export writes now. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it needs
  accounts(): Promise<any[]>;
}

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

const home = join(import.meta.dir, '../..');

export async function stage(): Promise<Stage> {
  const folder = await temporaryFolder();
  const env: Record<string, string> = {
    DATA_DIR: join(folder, 'data'),
    HASH_MEMORY_KIB: '8',
    HASH_TIME_COST: '1',
  };
  if (engine === 'postgres') {
    const database = await freshDatabase();
    onTestFinished(database.close);
    env['DATABASE_URL'] = database.url as string;
  } else {
    await fillDataDir(env['DATA_DIR'] as string);
  }
  const concord: Stage['concord'] = (words, input) => run(['src/main.ts', ...words], env, input);
  return {
    folder,
    env,
    concord,
    async file(name, content) {
      const path = join(folder, name);
      await Bun.write(path, isRecords(content) ? jsonLines(content) : content);
      return path;
    },
    async accounts() {
      const { stdout } = await concord(['export', '-']);
      return stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    },
  };
}

/** Runs statements on the database of a stage's `env`. */
export async function changeDatabase(
  { DATABASE_URL: url, DATA_DIR: dataDir = '' }: Record<string, string>,
  statements: string[],
): Promise<void> {
  const database = await openDatabase(url ? { url, maxConnections: 1 } : { dataDir });
  for (const statement of statements) await database.db.execute(sql.raw(statement));
  await database.close();
}

/** Runs a script of the project with Bun. */
export async function run(words: string[], env: Record<string, string>, input: Uint8Array | string = ''): Promise<Ran> {
  const { PATH = '', HOME = '' } = process.env;
  const child = Bun.spawn([process.execPath, ...words], {
    cwd: home,
    env: { PATH, HOME, ...env },
    stdin: new Blob([input as string]),
    stdout: 'pipe',
    stderr: 'pipe',
  });
  const [stdout, stderr] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
  return { code: await child.exited, stdout, stderr };
}

/** A hash of nobody's password. */
export const SOME_HASH = '$2b$12$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01232';

/** The least that describes an account. */
export function person(name: string, more: object = {}): object {
  return { username: name, passwordHash: SOME_HASH, ...more };
}

export function jsonLines(records: object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

function isRecords(content: object[] | string | Uint8Array): content is object[] {
  return Array.isArray(content);
}
