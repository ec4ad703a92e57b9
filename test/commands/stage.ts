import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyDatabase, engine, fillDataDir, freshDatabase } from '../database.ts';
import { type CommandResult, type Instance, runCommand, startInstance, temporaryFolder } from '../instances.ts';

/** A database that the service and the command line share; the embedded one in turns, since it serves one process at a time. */
export interface Stage {
  env: Record<string, string>;
  /** The service, started if it does not run. */
  service(): Promise<Instance>;
  /** Stops the service where commands need it stopped. */
  makeWay(): Promise<void>;
  /** Runs a command; `input` is its stdin. */
  run(command: string | string[], input?: string): Promise<CommandResult>;
  /** Runs a command with `--json` that is to succeed. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it needs
  json(command: string, input?: string): Promise<any>;
  close(): Promise<void>;
}

/** On a migrated database, or on one without any table. */
export async function openStage(differing: Record<string, string> = {}, isMigrated = true): Promise<Stage> {
  const { location, close } = await (engine === 'postgres' ? onPostgres(isMigrated) : onPglite(isMigrated));
  const env = { ...location, ...differing };
  let instance: Instance | null = null;
  const makeWay = async () => {
    if (engine === 'postgres' || !instance) return;
    instance.signal('SIGTERM');
    await instance.exitCode;
    instance = null;
  };
  const run = async (command: string | string[], input?: string) => {
    await makeWay();
    return runCommand(command, env, input);
  };
  return {
    env,
    async service() {
      instance ??= await startInstance(env);
      return instance;
    },
    makeWay,
    run,
    async json(command, input) {
      const { code, stdout, stderr } = await run(`${command} --json`, input);
      if (code !== 0) throw new Error(`${command} ended with ${code}: ${stderr}`);
      return JSON.parse(stdout);
    },
    async close() {
      await instance?.kill();
      await close();
    },
  };
}

async function onPostgres(isMigrated: boolean) {
  const { url, close } = await (isMigrated ? freshDatabase() : emptyDatabase());
  return { location: { DATABASE_URL: url as string, DATA_DIR: await temporaryFolder() }, close };
}

async function onPglite(isMigrated: boolean) {
  const dataDir = join(await temporaryFolder(), 'data');
  await mkdir(dataDir, { mode: 0o700 });
  if (isMigrated) await fillDataDir(dataDir);
  return { location: { DATA_DIR: dataDir }, close: async () => {} };
}
