/**
 * Writes src/contract/generated from openapi.yaml. `--check` writes nothing and fails when a file is stale; `--if-stale`
 * looks only at the fingerprint of what went in. What is known of a request or a response outside openapi.yaml comes from here.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { type Description, documentKeys, readDescription } from './contract/description.ts';
import { operationsModule } from './contract/operations.ts';
import { project } from './contract/projection.ts';
import { faultyExamples, validatorModule } from './contract/validators.ts';

const home = join(import.meta.dir, '..');
const folder = join(home, 'src/contract/generated');
const notice = 'Generated from openapi.yaml by `bun run generate`. Do not edit.';

const fingerprint = fingerprintOfSources();
if (process.argv.includes('--if-stale') && isFresh()) process.exit(0);

const files = await generate();
const stale = [...files].filter(
  ([name, text]) => !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== text,
);
const orphans = existsSync(folder) ? readdirSync(folder).filter((name) => !files.has(name)) : [];

if (process.argv.includes('--check')) {
  for (const name of [...stale.map(([name]) => name), ...orphans])
    console.error(`stale: src/contract/generated/${name} (run \`bun run generate\`)`);
  process.exit(stale.length + orphans.length > 0 ? 1 : 0);
}
mkdirSync(folder, { recursive: true });
for (const [name, text] of stale) writeFileSync(join(folder, name), text);
for (const name of orphans) rmSync(join(folder, name));
console.log(stale.length + orphans.length === 0 ? 'generated files are up to date' : `generated ${stale.length} files`);

async function generate(): Promise<Map<string, string>> {
  const root = readDescription(join(home, 'openapi.yaml'));
  const surfaces = new Map([['root', root], ...documentKeys.map((key) => [key, project(root, key)] as const)]);
  const faults = [...surfaces.values()].flatMap(faultyExamples);
  if (faults.length > 0) throw new Error(`examples that do not validate:\n${faults.join('\n')}`);

  const files = new Map<string, string>();
  for (const [surface, description] of surfaces) {
    files.set(`${surface}.ts`, `// ${notice}\n\n${await types(description)}`);
    files.set(`${surface}.json`, `${JSON.stringify(description, null, 2)}\n`);
  }
  files.set('operations.ts', `// ${notice}\n// Sources: ${fingerprint}\n\n${operationsModule(surfaces)}`);
  for (const kind of ['requests', 'responses'] as const) {
    files.set(`${kind}.js`, `// ${notice}\n${validatorModule(surfaces, kind)}`);
    files.set(`${kind}.d.ts`, `// ${notice}\n${declarations(kind)}`);
  }
  return files;
}

/** Of the contract and of whatever turns it into code. */
function fingerprintOfSources(): string {
  const parts = readdirSync(join(home, 'scripts/contract')).sort();
  const sources = [
    'openapi.yaml',
    'bun.lock',
    'scripts/generate.ts',
    ...parts.map((name) => `scripts/contract/${name}`),
  ];
  const hash = createHash('sha256');
  for (const file of sources) hash.update(readFileSync(join(home, file)));
  return hash.digest('hex');
}

function isFresh(): boolean {
  const marked = join(folder, 'operations.ts');
  return existsSync(marked) && readFileSync(marked, 'utf8').includes(`// Sources: ${fingerprint}`);
}

async function types(description: Description): Promise<string> {
  const nodes = await openapiTS(structuredClone(description) as unknown as OpenAPI3, { alphabetize: false });
  return astToString(nodes);
}

function declarations(kind: string): string {
  return `import type { ValidateFunction } from 'ajv';\n\nexport declare const ${kind}: Record<string, Record<string, ValidateFunction>>;\n`;
}
