import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where an import keeps what it must not hold in memory: DATA_DIR, or the folder for temporary files where DATA_DIR is not
 * writable. Not the latter in the first place, since it may itself be a part of the memory, as in a read-only container.
 */
export function scratchFolder(dataDir: string): Promise<string> {
  return access(dataDir, constants.W_OK | constants.X_OK).then(
    () => dataDir,
    () => tmpdir(),
  );
}

/** A file that has no name any more: it goes with the process, however that ends. @throws {NoRoomLeft} */
export async function openNameless<File>(folder: string, open: (path: string) => File | Promise<File>): Promise<File> {
  try {
    const around = await mkdtemp(join(folder, 'import-'));
    try {
      return await open(join(around, 'scratch'));
    } finally {
      await rm(around, { recursive: true });
    }
  } catch (error) {
    throw tellRoom(folder, error);
  }
}

/** The disk of the folder is full. */
export class NoRoomLeft extends Error {
  override readonly name = 'NoRoomLeft';
  readonly code = 'ENOSPC';

  constructor(folder: string) {
    super(
      `no room is left in ${folder}, where an import needs about 80 bytes a line, and a copy of what it reads from a pipe`,
    );
  }
}

/** What to throw of an error of the file system or of SQLite. */
export function tellRoom(folder: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOSPC' || code === 'SQLITE_FULL' ? new NoRoomLeft(folder) : error;
}
