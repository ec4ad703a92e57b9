import { describe, expect, test } from 'bun:test';
import { type Line, MOST_LINE_BYTES, readLines } from '../../src/transfer/lines.ts';

/** The lines of bytes that arrive so many at a time. */
async function linesOf(content: string | Uint8Array, chunkBytes: number): Promise<Line[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  async function* chunks() {
    const memory = new Uint8Array(chunkBytes);
    for (let start = 0; start < bytes.length; start += chunkBytes) {
      const part = bytes.subarray(start, start + chunkBytes);
      memory.set(part);
      yield memory.subarray(0, part.length);
    }
  }
  return (await Array.fromAsync(readLines(chunks()))).flat();
}

describe('lines', () => {
  test.each([1, 2, 3, 7, 1000])('are the same when they come %i bytes at a time', async (chunkBytes) => {
    expect(await linesOf('\ufeff{"a":"é"}\r\n\n  \r\n{"b":"🔑"}\n{"c":3}', chunkBytes)).toEqual([
      { number: 1, text: '{"a":"é"}' },
      { number: 4, text: '{"b":"🔑"}' },
      { number: 5, text: '{"c":3}' },
    ]);
  });

  test('that are no UTF-8 are told, and the next one is read', async () => {
    const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xe9]), Buffer.from('"}\n{"b":2}\n')]);
    expect(await linesOf(bytes, 4)).toEqual([
      { number: 1, fault: 'the line is not UTF-8' },
      { number: 2, text: '{"b":2}' },
    ]);
  });

  test.each([100, 100_000])(
    'that are too long are told, and the next one is read (%i bytes at a time)',
    async (size) => {
      const most = 'x'.repeat(MOST_LINE_BYTES);
      expect(await linesOf(`${most}\n${most}x\n${most.repeat(3)}\n{}\n${most}y`, size)).toEqual([
        { number: 1, text: most },
        { number: 2, fault: 'the line is longer than 64 KiB' },
        { number: 3, fault: 'the line is longer than 64 KiB' },
        { number: 4, text: '{}' },
        { number: 5, fault: 'the line is longer than 64 KiB' },
      ]);
    },
  );

  test('of an empty file are none', async () => {
    expect(await linesOf('', 1)).toEqual([]);
    expect(await linesOf('\ufeff\r\n', 1)).toEqual([]);
  });
});
