import { closeSync, openSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { readLines } from './lines.ts';
import { writeWhole } from './write-whole.ts';

export interface BadLine {
  line: number;
  reasons: string[];
}

/** Where an import tells its bad lines. */
export interface Rejects {
  /** Begins a list, or goes on with that of the run that is resumed: the numbers of the lines that it has. */
  begin(isResumed: boolean): AsyncIterable<number>;
  write(bad: BadLine): void;
  close(): void;
}

/** In words. */
export function rejectsOnStderr(): Rejects {
  return {
    async *begin() {},
    write: ({ line, reasons }) => console.error(`line ${line}: ${reasons.join('; ')}`),
    close: () => {},
  };
}

/**
 * JSON Lines, of numbers and reasons only: no hash is copied. The file is left alone until a list begins.
 * What writes throws {WriteFailure}.
 */
export function rejectsInFile(path: string): Rejects {
  let file: number | null = null;
  const append = (text: string) => void (file !== null && writeWhole(file, path, text));
  return {
    async *begin(isResumed) {
      const isKept = isResumed && (await stat(path).catch(() => null))?.isFile() === true;
      file = openSync(path, isKept ? 'a' : 'w', 0o600);
      if (isKept) yield* numbersIn(path, () => append('\n'));
    },
    write: (bad) => append(`${JSON.stringify(bad)}\n`),
    close: () => void (file !== null && closeSync(file)),
  };
}

/** A list whose last line was cut short, as on a full disk, is mended by `endLine`. */
async function* numbersIn(path: string, endLine: () => void): AsyncGenerator<number> {
  let lastByte = NEWLINE;
  for await (const lines of readLines(watched(Bun.file(path).stream()))) {
    for (const line of lines) {
      const number = 'text' in line ? numberOf(line.text) : null;
      if (number !== null) yield number;
    }
  }
  if (lastByte !== NEWLINE) endLine();

  async function* watched(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      lastByte = chunk.at(-1) ?? lastByte;
      yield chunk;
    }
  }
}

const NEWLINE = 10;

function numberOf(text: string): number | null {
  try {
    const { line } = JSON.parse(text);
    return Number.isSafeInteger(line) ? line : null;
  } catch {
    return null;
  }
}
