/**
 * `bun run start`: installs, generates and builds what is not there or not of these sources, and prints what to run: the
 * executable, which is ready in less than half the time of the 600 modules that it is made of, in less memory. Nothing but
 * Bun is needed for this, and what it says goes to the standard error.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const home = join(import.meta.dir, '..');
const folder = join(home, 'dist/start');
const executable = join(folder, 'concord');
const marker = join(folder, 'made-of');
/** Whatever an executable comes of. */
const SOURCES = ['src', 'patches', 'scripts', 'openapi.yaml', 'package.json', 'bun.lock'];

if (isCurrent() || make()) console.log('dist/start/concord');
else console.log('bun src/main.ts');

function isCurrent(): boolean {
  return existsSync(executable) && existsSync(marker) && readFileSync(marker, 'utf8') === fingerprint();
}

/** False where it cannot be written. */
function make(): boolean {
  const isReady = succeeds('install', '--frozen-lockfile', '--silent') && succeeds('scripts/generate.ts', '--if-stale');
  if (!isReady) process.exit(1);
  // Moved there when it is whole, and over one that may be running.
  const draft = `${executable}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    if (!succeeds('scripts/build.ts', draft)) throw new Error(`${draft} could not be built`);
    renameSync(draft, executable);
    writeFileSync(marker, fingerprint());
    return true;
  } catch (error) {
    if (existsSync(draft)) rmSync(draft);
    console.error(`starting from source, which takes longer: ${(error as Error).message}`);
    return false;
  }
}

function fingerprint(): string {
  const hash = createHash('sha256').update(`${Bun.version} ${process.platform} ${process.arch}`);
  for (const file of SOURCES.flatMap(filesOf)) hash.update(`${file}\0`).update(readFileSync(join(home, file)));
  return hash.digest('hex');
}

function filesOf(source: string): string[] {
  if (statSync(join(home, source)).isFile()) return [source];
  return readdirSync(join(home, source))
    .filter((name) => name !== 'node_modules')
    .sort()
    .flatMap((name) => filesOf(join(source, name)));
}

function succeeds(...words: string[]): boolean {
  return Bun.spawnSync([process.execPath, ...words], { cwd: home, stdio: ['ignore', 2, 2] }).success;
}
