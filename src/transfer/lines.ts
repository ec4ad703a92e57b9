/** A line without its end, or why it cannot be read. Numbers count from 1, blank lines included. */
export type Line = { number: number; text: string } | { number: number; fault: string };

/** More than any account needs, and little enough to hold. */
export const MOST_LINE_BYTES = 64 * 1024;

const NEWLINE = 10;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Lines of UTF-8, some hundred at a time; blank ones are left out. A byte order mark and carriage returns are taken off.
 * Holds one chunk and one line, however long the file and its lines are.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  const splitter = new Splitter();
  for await (const chunk of chunks) {
    const lines = splitter.feed(chunk);
    if (lines.length > 0) yield lines;
  }
  const last = splitter.end();
  if (last.length > 0) yield last;
}

class Splitter {
  private number = 0;
  private parts: Uint8Array[] = [];
  private length = 0;

  feed(chunk: Uint8Array): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.keep(chunk.subarray(start, end));
      lines.push(...this.take());
      start = end + 1;
    }
    // A copy: the stream may use the chunk's memory again.
    this.keep(chunk.slice(start));
    return lines;
  }

  end(): Line[] {
    return this.length > 0 ? this.take() : [];
  }

  private keep(part: Uint8Array): void {
    this.length += part.length;
    if (this.length <= MOST_LINE_BYTES) this.parts.push(part);
    else this.parts = [];
  }

  /** The line that is complete now; none when it is blank. */
  private take(): Line[] {
    this.number += 1;
    const line = this.length > MOST_LINE_BYTES ? TOO_LONG : read(this.parts);
    this.parts = [];
    this.length = 0;
    if ('fault' in line) return [{ number: this.number, ...line }];
    // The decoder takes the byte order mark off, of every line; JSON could not have one.
    const text = line.text.trim();
    return text === '' ? [] : [{ number: this.number, text }];
  }
}

const TOO_LONG = { fault: `the line is longer than ${MOST_LINE_BYTES / 1024} KiB` };

function read(parts: Uint8Array[]): { text: string } | { fault: string } {
  try {
    return { text: decoder.decode(Buffer.concat(parts)) };
  } catch {
    return { fault: 'the line is not UTF-8' };
  }
}
