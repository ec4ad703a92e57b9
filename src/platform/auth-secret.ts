import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The file of the kept secret is shorter than any that was ever written to it. */
export class DamagedAuthSecret extends Error {
  override readonly name = 'DamagedAuthSecret';

  constructor(path: string) {
    super(`${path} is damaged: delete it or set AUTH_SECRET`);
  }
}

/**
 * The secret kept in `dataDir/auth-secret`, made on first use: for development, where nobody sets AUTH_SECRET.
 * Processes that start together agree on one.
 * @throws {DamagedAuthSecret} when the file holds less than 32 bytes; whatever the file system throws
 */
export async function keptAuthSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'auth-secret');
  const kept = await readIfThere(path);
  const secret = kept ?? (await makeSecret(dataDir, path));
  if (Buffer.byteLength(secret) < 32) throw new DamagedAuthSecret(path);
  return secret;
}

/** link(2) fails if the name exists and never shows a half-written file, as open(2) with O_EXCL would. */
async function makeSecret(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(path, 'utf8')).trim();
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
