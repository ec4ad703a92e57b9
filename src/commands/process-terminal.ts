import { hostname, userInfo } from 'node:os';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { loadConfig } from '../config.ts';
import { WriteFailure, writeWhole } from '../transfer/write-whole.ts';
import { CommandFailure, NobodyReads } from './failures.ts';
import type { Terminal } from './terminal.ts';

/** The terminal, or whatever stands in its place, that this process was started from. */
export const processTerminal: Terminal = {
  config: () => loadConfig(process.env),
  print: (line) => write(`${line}\n`),
  write,
  isInteractive: process.stdin.isTTY === true && process.stderr.isTTY === true,
  ask: (question) => readLine(question, process.stderr),
  async askSecretly(question) {
    try {
      return await readLine(question, nowhere());
    } finally {
      process.stderr.write('\n');
    }
  },
  readInput,
  operator: `${whoAmI()} on ${hostname()}`,
};

/** Not by `console.log`, which ends well on a full disk. */
function write(text: string): void {
  try {
    writeWhole(STDOUT, 'stdout', text);
  } catch (error) {
    throw error instanceof WriteFailure && error.code === 'EPIPE' ? new NobodyReads() : error;
  }
}

const STDOUT = 1;

/** The reader echoes what is typed to `echo`. */
async function readLine(question: string, echo: NodeJS.WritableStream): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: echo, terminal: true });
  // Not before the reader has turned the terminal's own echo off.
  process.stderr.write(question);
  const cancelled = new Promise<never>((_, reject) => {
    const cancel = () => reject(new CommandFailure('cancelled', 'cancelled; nothing was changed'));
    reader.once('SIGINT', cancel);
    reader.once('close', cancel);
  });
  try {
    const line = new Promise<string>((resolve) => reader.once('line', resolve));
    return await Promise.race([line, cancelled]);
  } finally {
    reader.close();
  }
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

async function readInput(mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of Bun.stdin.stream()) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > mostBytes) throw new CommandFailure('input_too_long', `stdin has more than ${mostBytes} bytes`);
  }
  return Buffer.concat(chunks);
}

/** Bun takes the name from the environment, where it may be missing, or another; the number is the kernel's. */
function whoAmI(): string {
  const uid = `uid ${process.getuid?.() ?? 'unknown'}`;
  try {
    const { username } = userInfo();
    return username === 'unknown' ? uid : `${username} (${uid})`;
  } catch {
    return uid;
  }
}
