import { writeSync } from 'node:fs';

/** Text on its way to stdout. */
export interface GatheredOutput {
  /** Takes one or more whole lines. */
  write(lines: string): void;
  /** Writes what was gathered. */
  flush(): void;
  /** The same within a tenth of a second. */
  flushSoon(): void;
}

/**
 * Stdout, written a few kilobytes or a tenth of a second at a time: a system call for each request would cost a tenth of
 * the request. What is left is written at exit; a `kill -9` loses that tenth of a second.
 * What cannot be written (a full disk, a terminal that was closed) is lost, and said once on stderr: a service does its
 * work without a log. pino's own stream would sleep and try again for ever, at exit too.
 */
export function gatheringStdout(): GatheredOutput {
  const stdout = lossyStdout();
  let lines = '';
  let timer: Timer | null = null;
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (lines === '') return;
    const gathered = lines;
    lines = '';
    stdout.write(gathered);
  };
  process.on('exit', flush);
  return {
    // Measured in UTF-16 code units, mostly one byte each: to count bytes would take as long as all the rest.
    write(more) {
      lines += more;
      if (lines.length >= MOST_GATHERED) flush();
    },
    flush,
    flushSoon() {
      timer ??= setTimeout(flush, LONGEST_GATHER_MS);
    },
  };
}

const MOST_GATHERED = 8192;
const LONGEST_GATHER_MS = 100;

function lossyStdout(): { write(lines: string): void } {
  let isCut = false;
  let isNoted = false;
  let patience = MOST_WAITS;
  /** How many of the bytes were taken. */
  const writeAll = (bytes: Uint8Array): number => {
    let written = 0;
    while (written < bytes.length) {
      try {
        written += writeSync(STDOUT, bytes, written);
        patience = MOST_WAITS;
      } catch (error) {
        // A pipe that does not block, and is full. Who reads it may be slow, but the service does not stand still for long.
        if (codeOf(error) === 'EAGAIN' && patience > 0) {
          patience -= 1;
          Bun.sleepSync(WAIT_MS);
          continue;
        }
        if (!isNoted) note(codeOf(error));
        isNoted = true;
        break;
      }
    }
    return written;
  };
  return {
    write(lines) {
      // The rest of a line that was cut is lost: the next one is not to stand on the same line.
      const bytes = Buffer.from(isCut ? `\n${lines}` : lines);
      const written = writeAll(bytes);
      if (written > 0) isCut = bytes[written - 1] !== NEWLINE;
    },
  };
}

const STDOUT = 1;
const STDERR = 2;
const NEWLINE = 10;
/** Together a second, counted anew whenever something could be written. */
const MOST_WAITS = 200;
const WAIT_MS = 5;

function note(code: string): void {
  try {
    writeSync(STDERR, `log lines are lost, since stdout cannot be written (${code})\n`);
  } catch {
    // Nobody is left to be told.
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
