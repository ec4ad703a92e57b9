import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, clientOf } from './server.ts';

/** A process of its own: `bun src/main.ts serve`. Every reply that its client sees is judged by the contract. */
export interface Instance extends Client {
  url: string;
  pid: number;
  dataDir: string;
  /** What it has logged so far. */
  log(): Record<string, unknown>[];
  /** A log line with this message, waited for. */
  logged(message: string): Promise<Record<string, unknown>>;
  signal(signal: 'SIGTERM' | 'SIGHUP' | 'SIGSTOP' | 'SIGCONT'): void;
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>;
  exitCode: Promise<number>;
}

const home = join(import.meta.dir, '..');
const children = new Set<Bun.Subprocess>();

/** Starts an instance and waits until it is ready; `env` overrides settings, as an operator would. */
export async function startInstance(env: Record<string, string>, command = SERVE, cwd = home): Promise<Instance> {
  const dataDir = env['DATA_DIR'] ?? (await temporaryFolder());
  const child = Bun.spawn(command, {
    cwd,
    env: { ...inherited(), ...SETTINGS, DATA_DIR: dataDir, ...env },
    stdout: 'pipe',
    stderr: 'pipe',
  });
  children.add(child);
  child.exited.then(() => children.delete(child));
  const output = follow(child.stdout);
  const errors = new Response(child.stderr).text();
  const logged = (message: string) => Promise.race([output.line(message), gone(child, errors)]);
  const ready = await logged('ready');
  const url = String(ready['url']);
  return {
    ...clientOf(url),
    url,
    pid: child.pid,
    dataDir,
    log: () => output.lines,
    logged,
    signal: (signal) => child.kill(signal),
    async kill() {
      child.kill('SIGKILL');
      await child.exited;
    },
    exitCode: child.exited,
  };
}

export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
  /** Both. */
  output: string;
}

/** Runs a command of the command line, such as `users list`, to its end; `input` is its stdin, which is no terminal. */
export async function runCommand(
  command: string | string[],
  env: Record<string, string>,
  input = '',
): Promise<CommandResult> {
  const words = typeof command === 'string' ? command.split(' ') : command;
  const child = Bun.spawn([process.execPath, 'src/main.ts', ...words], {
    cwd: home,
    env: { ...inherited(), ...SETTINGS, ...env },
    stdin: new Blob([input]),
    stdout: 'pipe',
    stderr: 'pipe',
  });
  const [stdout, stderr] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
  return { code: await child.exited, stdout, stderr, output: stdout + stderr };
}

/** Runs a command on a terminal of its own, where somebody types `answers`, each once its prompt is on the screen. */
export async function runOnTerminal(
  words: string[],
  env: Record<string, string>,
  answers: { prompt: string; typed: string }[],
): Promise<{ code: number; screen: string }> {
  let screen = '';
  let answered = 0;
  const left = [...answers];
  const child = Bun.spawn([process.execPath, 'src/main.ts', ...words], {
    cwd: home,
    env: { ...inherited(), ...SETTINGS, ...env },
    terminal: {
      data(terminal, bytes) {
        screen += Buffer.from(bytes).toString();
        const prompt = left[0]?.prompt ?? '';
        const at = screen.indexOf(prompt, answered);
        if (prompt === '' || at === -1) return;
        answered = at + prompt.length;
        terminal.write(left.shift()?.typed ?? '');
      },
    },
  });
  children.add(child);
  const code = await child.exited;
  children.delete(child);
  return { code, screen };
}

/** For `afterAll`: no process outlives its test. */
export async function killInstances(): Promise<void> {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all([...children].map((child) => child.exited));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}

const folders: string[] = [];

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-instance-'));
  folders.push(folder);
  return folder;
}

const SERVE = [process.execPath, 'src/main.ts', 'serve'];

const SETTINGS = {
  PORT: '0',
  PUBLIC_URL: 'http://concord.test',
  RATE_LIMITS: 'off',
  HASH_MEMORY_KIB: '8',
  HASH_TIME_COST: '1',
  AUTH_SECRET: 'the same on every instance of the test',
};

/** Of the environment only what a process needs to run at all: no setting of whoever runs the tests. */
function inherited(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR = tmpdir() } = process.env;
  return { PATH, HOME, TMPDIR };
}

async function gone(child: Bun.Subprocess, errors: Promise<string>): Promise<never> {
  const code = await child.exited;
  throw new Error(`the instance has gone with exit code ${code}: ${await errors}`);
}

/** Reads lines of JSON as they come. */
function follow(stream: ReadableStream<Uint8Array>) {
  const lines: Record<string, unknown>[] = [];
  const waiting = new Set<() => void>();
  read();
  return {
    lines,
    async line(message: string) {
      for (;;) {
        const found = lines.find((line) => line['msg'] === message);
        if (found) return found;
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
    },
  };

  async function read() {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of stream) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) if (part.startsWith('{')) lines.push(JSON.parse(part));
      for (const resolve of waiting) resolve();
      waiting.clear();
    }
  }
}
