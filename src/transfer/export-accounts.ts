import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type FileHandle, open, readlink, rename, rm, stat } from 'node:fs/promises';
import { constants } from 'node:os';
import { dirname, isAbsolute } from 'node:path';
import type { AccountRecord } from '../domain/account-records.ts';
import { WriteFailure } from './write-whole.ts';

/** Where records go, one a line. */
export interface Target {
  write(records: AccountRecord[]): Promise<void>;
}

/**
 * Writes a file beside `path` that only its owner can read, and puts it in place when `fill` is done: a file of that name
 * is whole, or as it was. A link stays one. What is there and no file, such as a named pipe, is written to as it is.
 * @throws an error with a `code` such as `EACCES`, {WriteFailure} of what was opened
 */
export async function writeFile(path: string, fill: (target: Target) => Promise<void>): Promise<'file' | 'stream'> {
  const found = await stat(path).catch(noneIfAbsent);
  if (found && !found.isFile()) {
    await fillAndClose(await open(path, 'w'), path, fill);
    return 'stream';
  }
  await replaceFile(await behindLinks(path), fill);
  return 'file';
}

/** A target that hands the lines to `write`, which returns once they are written. */
export function textTarget(write: (text: string) => void): Target {
  return { write: async (records) => write(linesOf(records)) };
}

async function replaceFile(path: string, fill: (target: Target) => Promise<void>): Promise<void> {
  // Not by the id of the process, which is 1 in every container: what a `kill -9` has left would be in the way for ever.
  const partial = `${path}.${randomBytes(6).toString('hex')}.partial`;
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
    await fillAndClose(file, path, async (target) => {
      await fill(target);
      await naming(path, file.sync());
    });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function fillAndClose(file: FileHandle, path: string, fill: (target: Target) => Promise<void>): Promise<void> {
  try {
    await fill({ write: (records) => naming(path, file.appendFile(linesOf(records))) });
  } finally {
    await naming(path, file.close());
  }
}

async function naming(path: string, writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    throw new WriteFailure(path, error as NodeJS.ErrnoException);
  }
}

/** Removes the file when the process is told to end, which it then does. The function that is returned calls that off. */
function removeAtSignals(path: string): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const end = (signal: NodeJS.Signals) => {
    rmSync(path, { force: true });
    forget();
    process.kill(process.pid, signal);
    // The first process of a container is not ended by its own signal.
    process.exit(128 + constants.signals[signal]);
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
