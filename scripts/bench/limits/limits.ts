import { join } from 'node:path';
import { PEERS } from '../contestants/peers.ts';
import { inherited } from '../contestants/processes.ts';
import type { Limit } from '../entrants.ts';

export interface LimitOrder {
  limit: Limit;
  concurrency: number;
  milliseconds: number;
}

interface RawCount {
  count: number;
  elapsedMs: number;
}

/** What the machine can do without a server: each kind in a process of its own. */
export interface Limits {
  measure(order: LimitOrder): Promise<RawCount>;
  pidsOf(limit: Limit): number[];
  stop(): Promise<void>;
}

/** `DRIVER` is Concord's, with its patch; `PUBLISHED` the same release without. */
const DRIVER = 'postgres';
const PUBLISHED = join(PEERS, 'node_modules/postgres/src/index.js');

/** Takes a database for each driver. The peers are installed. */
export async function startLimits(databaseUrl: string, otherUrl: string): Promise<Limits> {
  const hashing = await startProcess('raw-argon2.ts', {});
  const database = await startProcess('raw-database.ts', { DATABASE_URL: databaseUrl, DRIVER });
  const published = await startProcess('raw-database.ts', { DATABASE_URL: otherUrl, DRIVER: PUBLISHED });
  const processOf = (limit: Limit) => {
    if (limit === 'raw-select-published') return published;
    return limit === 'raw-select' || limit === 'raw-update' ? database : hashing;
  };
  return {
    async measure(order) {
      const raw = await processOf(order.limit).give(order);
      if (raw.count === 0) throw new Error(`${order.limit}: nothing was done`);
      return raw;
    },
    pidsOf: (limit) => [processOf(limit).pid],
    async stop() {
      await Promise.all([hashing.stop(), database.stop(), published.stop()]);
    },
  };
}

async function startProcess(file: string, env: Record<string, string>) {
  let settle: (answer: RawCount) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const answer = () =>
    new Promise<RawCount>((resolve, reject) => {
      settle = resolve;
      fail = reject;
    });
  const begun = answer();
  const script = join(import.meta.dir, file);
  const child = Bun.spawn([process.execPath, script], {
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    ipc: (message: RawCount) => settle(message),
    onExit: (_, code) => fail(new Error(`${script} has gone with exit code ${code}`)),
  });
  await begun;
  return {
    pid: child.pid,
    give(order: LimitOrder) {
      const given = answer();
      child.send(order);
      return given;
    },
    async stop() {
      child.kill();
      await child.exited;
    },
  };
}
