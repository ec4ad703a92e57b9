import { join } from 'node:path';
import { run } from './processes.ts';

/** Where the peers are, with dependencies of their own. */
export const PEERS = join(import.meta.dir, '../peers');

export const SECRET = Buffer.from(crypto.getRandomValues(new Uint8Array(48))).toString('base64');

/** From the registry, or from Bun's cache, as their lock file says. */
export async function installPeers(): Promise<void> {
  await run([process.execPath, 'install', '--frozen-lockfile'], PEERS);
}

/** The installed version of a package. */
export async function versionOf(name: string): Promise<string> {
  return (await Bun.file(join(PEERS, 'node_modules', name, 'package.json')).json()).version;
}

export function environment(databaseUrl: string, port: number): Record<string, string> {
  return { NODE_ENV: 'production', DATABASE_URL: databaseUrl, SECRET, PORT: String(port) };
}
