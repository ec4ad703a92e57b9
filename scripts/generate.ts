/**
 * Writes src/contract/generated from openapi.yaml, the list of migrations from drizzle-kit's journal, and from the settings
 * the table of the README and `.env.example`. `--check` writes nothing and fails when a file is stale; `--if-stale` looks
 * only at the fingerprint of what went in. What is known of a request or a response outside openapi.yaml comes from here.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentExample } from './environment-example.ts';
import { settingsTable } from './settings-table.ts';

const home = join(import.meta.dir, '..');
const folder = 'src/contract/generated';

const fingerprint = fingerprintOfSources();
if (process.argv.includes('--if-stale') && isFresh()) process.exit(0);

// Loaded only now: the compiler that this needs takes longer to load than a start takes in all.
const { generatedFiles } = await import('./generated-files.ts');
const files = await generatedFiles(home, fingerprint);
const stale = [...files].filter(
  ([file, text]) => !existsSync(join(home, file)) || readFileSync(join(home, file), 'utf8') !== text,
);
const orphans = existsSync(join(home, folder))
  ? readdirSync(join(home, folder))
      .map((name) => `${folder}/${name}`)
      .filter((file) => !files.has(file))
  : [];

if (process.argv.includes('--check')) {
  for (const file of [...stale.map(([file]) => file), ...orphans])
    console.error(`stale: ${file} (run \`bun run generate\`)`);
  process.exit(stale.length + orphans.length > 0 ? 1 : 0);
}
mkdirSync(join(home, folder), { recursive: true });
for (const [file, text] of stale) writeFileSync(join(home, file), text);
for (const file of orphans) rmSync(join(home, file));
console.log(stale.length + orphans.length === 0 ? 'generated files are up to date' : `generated ${stale.length} files`);

/** Of the contract and of whatever turns it into code. */
function fingerprintOfSources(): string {
  const parts = readdirSync(join(home, 'scripts/contract')).sort();
  const sources = [
    'openapi.yaml',
    'bun.lock',
    'scripts/generate.ts',
    'scripts/generated-files.ts',
    'scripts/migrations-module.ts',
    'src/storage/migrations/meta/_journal.json',
    ...parts.map((name) => `scripts/contract/${name}`),
  ];
  const hash = createHash('sha256');
  for (const file of sources) hash.update(readFileSync(join(home, file)));
  hash.update(settingsTable()).update(environmentExample());
  return hash.digest('hex');
}

function isFresh(): boolean {
  const marked = join(home, folder, 'operations.ts');
  return existsSync(marked) && readFileSync(marked, 'utf8').includes(`// Sources: ${fingerprint}`);
}
