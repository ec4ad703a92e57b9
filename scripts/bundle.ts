/**
 * Bundles the service, with its bytecode and the files it needs, into the folder of `<main.js>`: for `scripts/start.ts`.
 * Makes nothing where it may not write.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [bundle = ''] = process.argv.slice(2);
const folder = dirname(bundle);
/** Beside its place and moved there, so that instances that start together do not read one another's half. */
const draft = `${folder}.${process.pid}`;
/** Of the last: the one before may still be running. */
const KEPT = 2;

try {
  mkdirSync(draft, { recursive: true });
} catch (error) {
  console.error(`starting from source, which takes longer: ${(error as Error).message}`);
  process.exit(0);
}
await Bun.build({
  entrypoints: [join(import.meta.dir, '../src/main.ts')],
  outdir: draft,
  target: 'bun',
  // Bytecode outside an executable is of such modules only.
  format: 'cjs',
  bytecode: true,
  sourcemap: 'linked',
  publicPath: `${folder}/`,
});
try {
  renameSync(draft, folder);
} catch {
  // Another instance was faster.
  rmSync(draft, { recursive: true });
}
for (const old of newestFirst(dirname(folder)).slice(KEPT)) rmSync(old, { recursive: true });

function newestFirst(parent: string): string[] {
  const finished = readdirSync(parent).filter((name) => !name.includes('.'));
  return finished
    .map((name) => join(parent, name))
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
}
