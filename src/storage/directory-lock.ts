import { Database as Sqlite } from 'bun:sqlite';

/** Another process has the PGlite directory open. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';

  constructor(directory: string) {
    super(
      `another process uses the database in ${directory}, such as the service itself: stop it first; a PostgreSQL (DATABASE_URL) several can use at once`,
    );
  }
}

/**
 * Keeps a second PGlite away from the directory, which two would corrupt. The lock is the kernel's, taken through an
 * empty SQLite file beside the directory (Bun offers no `flock`): it goes with the process, however that dies, and holds
 * between containers that share a volume. A file with a process id does neither, since in containers ids repeat.
 * @returns what gives the directory free again
 * @throws {DatabaseInUse}
 */
export function holdDirectory(directory: string): () => void {
  const lock = new Sqlite(`${directory}.lock`, { create: true });
  try {
    lock.run('begin exclusive');
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') throw new DatabaseInUse(directory);
    throw error;
  }
  return () => lock.close();
}
