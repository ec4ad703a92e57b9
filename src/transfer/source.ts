import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { openNameless, tellRoom } from './scratch.ts';

/** A file that is read more than once. It stays the same file when another takes its name. */
export interface Source {
  size: number;
  /** The first four bytes, or as many as there are. */
  start: Uint8Array;
  /** From the first byte. */
  read(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** What is no file but can be read, such as a named pipe, is read as a pipe. @throws an error with a `code` such as `ENOENT` */
export async function openFile(path: string, scratch: string): Promise<Source> {
  const file = await open(path, 'r');
  return (await file.stat()).isFile() ? sourceOf(file) : openPipe(file.createReadStream(), scratch);
}

/** What comes out of a pipe, kept in a file in the folder `scratch`. @throws {NoRoomLeft} */
export async function openPipe(pipe: AsyncIterable<Uint8Array>, scratch: string): Promise<Source> {
  const file = await openNameless(scratch, (path) => open(path, 'wx+', 0o600));
  try {
    for await (const chunk of pipe) await file.appendFile(chunk);
  } catch (error) {
    await file.close();
    throw tellRoom(scratch, error);
  }
  return sourceOf(file);
}

async function sourceOf(file: FileHandle): Promise<Source> {
  const start = new Uint8Array(4);
  const { bytesRead } = await file.read(start, 0, start.length, 0);
  return {
    size: (await file.stat()).size,
    start: start.subarray(0, bytesRead),
    read: () => readFrom(file),
    close: () => file.close(),
  };
}

const CHUNK_BYTES = 256 * 1024;

async function* readFrom(file: FileHandle): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(CHUNK_BYTES);
  for (let position = 0; ; ) {
    const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, position);
    if (bytesRead === 0) return;
    yield chunk.subarray(0, bytesRead);
    position += bytesRead;
  }
}

/** SHA-256 in hex. */
export async function digestOf(source: Source): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source.read()) hash.update(chunk);
  return hash.digest('hex');
}
