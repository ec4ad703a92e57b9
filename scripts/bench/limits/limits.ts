import { join } from 'node:path';
import { inherited } from '../contestants/processes.ts';
import type { Limit } from '../entrants.ts';

export interface LimitOrder {
  limit: Limit;
  concurrency: number;
  milliseconds: number;
}

export interface RawCount {
  count: number;
  elapsedMs: number;
}

/** What the machine can do without a server: each kind in a process of its own. */
export interface Limits {
  measure(order: LimitOrder): Promise<RawCount>;
  pidsOf(limit: Limit): number[];
  stop(): Promise<void>;
}

export async function startLimits(databaseUrl: string): Promise<Limits> {
  const hashing = await startProcess(join(import.meta.dir, 'raw-argon2.ts'), {});
  const database = await startProcess(join(import.meta.dir, 'raw-database.ts'), { DATABASE_URL: databaseUrl });
  const processOf = (limit: Limit) => (limit === 'raw-select' || limit === 'raw-update' ? database : hashing);
  return {
    async measure(order) {
      const raw = await processOf(order.limit).give(order);
      if (raw.count === 0) throw new Error(`${order.limit}: nothing was done`);
      return raw;
    },
    pidsOf: (limit) => [processOf(limit).pid],
    async stop() {
      await Promise.all([hashing.stop(), database.stop()]);
    },
  };
}

async function startProcess(script: string, env: Record<string, string>) {
  let settle: (answer: RawCount) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const answer = () =>
    new Promise<RawCount>((resolve, reject) => {
      settle = resolve;
      fail = reject;
    });
  const begun = answer();
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
