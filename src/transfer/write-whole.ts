import { writeSync } from 'node:fs';

/** Something could not be written: what, and why. */
export class WriteFailure extends Error {
  override readonly name = 'WriteFailure';
  /** Such as `ENOSPC`. */
  readonly code: string | undefined;

  constructor(what: string, cause: NodeJS.ErrnoException) {
    super(`${what} could not be written: ${cause.message}`, { cause });
    this.code = cause.code;
  }
}

/** Writes all of a text before it returns. `what` is the name of what `fd` is open on. @throws {WriteFailure} */
export function writeWhole(fd: number, what: string, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      // A disk that is nearly full, or a pipe, takes a part.
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      if (!isForNow(error)) throw new WriteFailure(what, error as NodeJS.ErrnoException);
      Bun.sleepSync(RETRY_MS);
    }
  }
}

const RETRY_MS = 10;

/** A pipe is full that another process has set not to wait. */
function isForNow(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}
