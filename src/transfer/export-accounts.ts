import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { type FileHandle, open, readlink, rename, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import type { AccountRecord } from '../domain/account-records.ts';

/** Where records go, one a line. */
export interface Target {
  write(records: AccountRecord[]): Promise<void>;
}

/**
 * Writes a file beside `path` that only its owner can read, and puts it in place when `fill` is done: a file of that name
 * is whole, or as it was. A link stays one. What is there and no file, such as a named pipe, is written to as it is.
 * @throws an error with a `code` such as `EACCES`
 */
export async function writeFile(path: string, fill: (target: Target) => Promise<void>): Promise<'file' | 'stream'> {
  const found = await stat(path).catch(noneIfAbsent);
  if (found && !found.isFile()) {
    await fillAndClose(await open(path, 'w'), fill);
    return 'stream';
  }
  await replaceFile(await behindLinks(path), fill);
  return 'file';
}

/** Waits for whoever reads slowly. */
export function pipeTarget(pipe: NodeJS.WritableStream): Target {
  return {
    async write(records) {
      if (!pipe.write(linesOf(records))) await once(pipe, 'drain');
    },
  };
}

async function replaceFile(path: string, fill: (target: Target) => Promise<void>): Promise<void> {
  const partial = `${path}.${process.pid}.partial`;
  const forget = removeAtSignals(partial);
  try {
    const file = await open(partial, 'wx', 0o600);
    await fillAndRename(file, { partial, path }, fill);
  } finally {
    forget();
  }
}

async function fillAndRename(
  file: FileHandle,
  { partial, path }: { partial: string; path: string },
  fill: (target: Target) => Promise<void>,
): Promise<void> {
  try {
    await fillAndClose(file, async (target) => {
      await fill(target);
      await file.sync();
    });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function fillAndClose(file: FileHandle, fill: (target: Target) => Promise<void>): Promise<void> {
  try {
    await fill({ write: (records) => file.appendFile(linesOf(records)) });
  } finally {
    await file.close();
  }
}

/** Until the function that is returned is called. The process then ends by the signal, as if nobody had waited for it. */
function removeAtSignals(path: string): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const end = (signal: NodeJS.Signals) => {
    rmSync(path, { force: true });
    forget();
    process.kill(process.pid, signal);
  };
  const forget = () => {
    for (const signal of signals) process.off(signal, end);
  };
  for (const signal of signals) process.on(signal, end);
  return forget;
}

/** Where a link leads, whether or not there is anything. The path itself when it is no link. */
async function behindLinks(path: string): Promise<string> {
  const target = await readlink(path).catch(() => null);
  if (target === null) return path;
  return behindLinks(isAbsolute(target) ? target : `${dirname(path)}/${target}`);
}

function noneIfAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

function linesOf(records: AccountRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
