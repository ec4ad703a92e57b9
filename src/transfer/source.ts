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
  /** Throws {SourceChanged} when size or time of modification are no longer what they were when it was opened. */
  refuseChanged(): Promise<void>;
  close(): Promise<void>;
}

/** Somebody wrote to the file while it was read: what was checked need not be what is there. */
export class SourceChanged extends Error {
  override readonly name = 'SourceChanged';
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
  const opened = await file.stat({ bigint: true });
  const { bytesRead } = await file.read(start, 0, start.length, 0);
  return {
    size: Number(opened.size),
    start: start.subarray(0, bytesRead),
    read: () => readFrom(file),
    async refuseChanged() {
      const { size, mtimeNs } = await file.stat({ bigint: true });
      if (size !== opened.size || mtimeNs !== opened.mtimeNs) throw new SourceChanged();
    },
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

/** The bytes from the first on. Once all are read, throws {SourceChanged} unless their digest is `digest`. */
export async function* readAgain(source: Source, digest: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of source.read()) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== digest) throw new SourceChanged();
}
