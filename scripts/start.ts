/**
 * `bun run start`: installs, generates and builds what is not there or not of these sources, and prints what to run: the
 * executable, which is ready in less than half the time of the 600 modules that it is made of, in less memory. Nothing but
 * Bun is needed for this, and what it says goes to the standard error.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
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

/** False where nothing can be written. */
function make(): boolean {
  run('install', '--frozen-lockfile', '--silent');
  run('scripts/generate.ts', '--if-stale');
  // Moved there when it is whole, and over one that may be running.
  const draft = `${executable}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, '');
  } catch (error) {
    console.error(`starting from source, which takes longer: ${(error as Error).message}`);
    return false;
  }
  run('scripts/build.ts', draft);
  renameSync(draft, executable);
  writeFileSync(marker, fingerprint());
  return true;
}

function fingerprint(): string {
  const hash = createHash('sha256').update(`${Bun.version} ${process.platform} ${process.arch}`);
  for (const file of SOURCES.flatMap(filesOf))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(home, file)));
  return hash.digest('hex');
}

function filesOf(source: string): string[] {
  if (statSync(join(home, source)).isFile()) return [source];
  return readdirSync(join(home, source))
    .filter((name) => name !== 'node_modules')
    .sort()
    .flatMap((name) => filesOf(join(source, name)));
}

function run(...words: string[]): void {
  const { success, exitCode } = Bun.spawnSync([process.execPath, ...words], { cwd: home, stdio: ['ignore', 2, 2] });
  if (!success) process.exit(exitCode);
}
