import { once } from 'node:events';
import { open, rename, rm } from 'node:fs/promises';
import type { AccountRecord } from '../domain/account-records.ts';

/** Where records go, one a line. */
export interface Target {
  write(records: AccountRecord[]): Promise<void>;
}

/**
 * Writes a file beside `path` that only its owner can read, and puts it in place when `fill` is done: a file of that name
 * is whole, or as it was.
 * @throws an error with a `code` such as `EACCES`
 */
export async function writeFile(path: string, fill: (target: Target) => Promise<void>): Promise<void> {
  const partial = `${path}.${process.pid}.partial`;
  const file = await open(partial, 'wx', 0o600);
  try {
    try {
      await fill({ write: (records) => file.appendFile(linesOf(records)) });
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Waits for whoever reads slowly. */
export function pipeTarget(pipe: NodeJS.WritableStream): Target {
  return {
    async write(records) {
      if (!pipe.write(linesOf(records))) await once(pipe, 'drain');
    },
  };
}

function linesOf(records: AccountRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
