/**
 * Writes src/contract/generated from openapi.yaml, the list of migrations, and the settings table of the README. `--check` writes nothing and fails when a file is stale; `--if-stale`
 * looks only at the fingerprint of what went in. What is known of a request or a response outside openapi.yaml comes from here.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { type Description, documentKeys, publishedKeys, readDescription } from './contract/description.ts';
import { operationsModule } from './contract/operations.ts';
import { project } from './contract/projection.ts';
import { faultyExamples, validatorModule } from './contract/validators.ts';
import { migrationsModule } from './migrations-module.ts';
import { settingsTable, withSettingsTable } from './settings-table.ts';

const home = join(import.meta.dir, '..');
const folder = 'src/contract/generated';
const migrations = 'src/storage/migrations';
const journal = join(home, migrations, 'meta/_journal.json');
const notice = 'Generated from openapi.yaml by `bun run generate`. Do not edit.';

const fingerprint = fingerprintOfSources();
if (process.argv.includes('--if-stale') && isFresh()) process.exit(0);

const files = await generate();
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

async function generate(): Promise<Map<string, string>> {
  const root = readDescription(join(home, 'openapi.yaml'));
  const surfaces = new Map([['root', root], ...documentKeys.map((key) => [key, project(root, key)] as const)]);
  const faults = [...surfaces.values()].flatMap(faultyExamples);
  if (faults.length > 0) throw new Error(`examples that do not validate:\n${faults.join('\n')}`);

  const files = new Map<string, string>();
  for (const [surface, description] of surfaces) {
    files.set(`${folder}/${surface}.ts`, `// ${notice}\n\n${await types(description)}`);
    if (surface === 'root' || publishedKeys.includes(surface)) {
      files.set(`${folder}/${surface}.json`, `${JSON.stringify(description, null, 2)}\n`);
    }
  }
  files.set(`${folder}/operations.ts`, `// ${notice}\n// Sources: ${fingerprint}\n\n${operationsModule(surfaces)}`);
  for (const kind of ['requests', 'responses'] as const) {
    files.set(`${folder}/${kind}.js`, `// ${notice}\n${validatorModule(surfaces, kind)}`);
    files.set(`${folder}/${kind}.d.ts`, `// ${notice}\n${declarations(kind)}`);
  }
  files.set(
    `${migrations}/index.ts`,
    `// ${notice.replace('openapi.yaml', 'meta/_journal.json')}\n\n${migrationsModule(journal)}`,
  );
  files.set('README.md', withSettingsTable(readFileSync(join(home, 'README.md'), 'utf8')));
  return files;
}

/** Of the contract and of whatever turns it into code. */
function fingerprintOfSources(): string {
  const parts = readdirSync(join(home, 'scripts/contract')).sort();
  const sources = [
    'openapi.yaml',
    'bun.lock',
    'scripts/generate.ts',
    'scripts/migrations-module.ts',
    `${migrations}/meta/_journal.json`,
    ...parts.map((name) => `scripts/contract/${name}`),
  ];
  const hash = createHash('sha256');
  for (const file of sources) hash.update(readFileSync(join(home, file)));
  hash.update(settingsTable());
  return hash.digest('hex');
}

function isFresh(): boolean {
  const marked = join(home, folder, 'operations.ts');
  return existsSync(marked) && readFileSync(marked, 'utf8').includes(`// Sources: ${fingerprint}`);
}

async function types(description: Description): Promise<string> {
  const nodes = await openapiTS(structuredClone(description) as unknown as OpenAPI3, { alphabetize: false });
  return astToString(nodes);
}

function declarations(kind: string): string {
  return `import type { ValidateFunction } from 'ajv';\n\nexport declare const ${kind}: Record<string, Record<string, ValidateFunction>>;\n`;
}
