import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server as a process, its log in a file. */
export interface Running {
  pid: number;
  isAlive(): boolean;
  /** What it wrote to its log last. */
  tail(): Promise<string>;
  stop(): Promise<void>;
}

let folder: string | null = null;
const children = new Set<Bun.Subprocess>();
let logs = 0;

/** A place for files of this run. */
export function scratch(name: string): string {
  folder ??= mkdtempSync(join(tmpdir(), 'concord-bench-'));
  return join(folder, name);
}

/** Of the environment only what a process needs to run at all: no setting of whoever runs the benchmark. */
export function inherited(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR = tmpdir() } = process.env;
  return { PATH, HOME, TMPDIR };
}

/** Starts a server; log lines go to /dev/null, where they cost what a pipe costs, and errors to a file. */
export function start(command: string[], cwd: string, env: Record<string, string>): Running {
  const log = scratch(`${logs++}.log`);
  const child = Bun.spawn(command, {
    cwd,
    env: { ...inherited(), ...env },
    stdin: 'ignore',
    stdout: 'ignore',
    stderr: Bun.file(log),
  });
  children.add(child);
  child.exited.then(() => children.delete(child));
  return {
    pid: child.pid,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    tail: async () =>
      (
        await Bun.file(log)
          .text()
          .catch(() => '')
      ).slice(-2000),
    async stop() {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await child.exited;
      clearTimeout(late);
    },
  };
}

/** Runs a command to its end; its standard output. */
export async function run(command: string[], cwd: string, env: Record<string, string> = {}): Promise<string> {
  const child = Bun.spawn(command, { cwd, env: { ...inherited(), ...env }, stdout: 'pipe', stderr: 'pipe' });
  const [output, errors] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
  if ((await child.exited) !== 0) throw new Error(`${command.join(' ')} failed:\n${output}${errors}`);
  return output.trim();
}

/** Waits for `GET url` to be answered with 200. */
export async function ready(url: string, running: Running, limitMs = 30_000): Promise<void> {
  const limit = performance.now() + limitMs;
  while (performance.now() < limit && running.isAlive()) {
    const response = await fetch(url, { headers: { connection: 'close' } }).catch(() => null);
    if (response?.ok) return;
    await Bun.sleep(2);
  }
  throw new Error(`${url} does not answer: ${await running.tail()}`);
}

/** No process and no file outlives the benchmark. */
export async function cleanUp(): Promise<void> {
  const left = [...children];
  for (const child of left) child.kill('SIGKILL');
  await Promise.all(left.map((child) => child.exited));
  if (folder) await rm(folder, { recursive: true, force: true });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
