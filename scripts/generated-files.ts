import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { type Description, documentKeys, publishedKeys, readDescription } from './contract/description.ts';
import { strayNotes } from './contract/document-notes.ts';
import { operationsModule } from './contract/operations.ts';
import { project } from './contract/projection.ts';
import { faultyExamples, validatorModule } from './contract/validators.ts';
import { environmentExample } from './environment-example.ts';
import { migrationsModule } from './migrations-module.ts';
import { withSettingsTable } from './settings-table.ts';

const contractFolder = 'src/contract/generated';
const migrationsFolder = 'src/storage/migrations';

/** Every generated file by its path below `home`; the fingerprint goes into one of them. */
export async function generatedFiles(home: string, fingerprint: string): Promise<Map<string, string>> {
  return new Map([
    ...(await contractFiles(home, fingerprint)),
    [
      `${migrationsFolder}/index.ts`,
      `// ${notice('meta/_journal.json')}\n\n${migrationsModule(join(home, migrationsFolder, 'meta/_journal.json'))}`,
    ],
    ['README.md', withSettingsTable(readFileSync(join(home, 'README.md'), 'utf8'))],
    ['.env.example', environmentExample()],
  ]);
}

async function contractFiles(home: string, fingerprint: string): Promise<Map<string, string>> {
  const root = readDescription(join(home, 'openapi.yaml'));
  const surfaces = new Map([['root', root], ...documentKeys.map((key) => [key, project(root, key)] as const)]);
  const strays = strayNotes(root);
  if (strays.length > 0) throw new Error(`openapi.yaml tells of documents that are not there:\n${strays.join('\n')}`);
  const faults = [...surfaces.values()].flatMap(faultyExamples);
  if (faults.length > 0) throw new Error(`examples that do not validate:\n${faults.join('\n')}`);

  const files = new Map<string, string>();
  const add = (name: string, text: string) => files.set(`${contractFolder}/${name}`, text);
  const mark = `// ${notice('openapi.yaml')}\n`;
  for (const [surface, description] of surfaces) {
    add(`${surface}.ts`, `${mark}\n${await types(description)}`);
    if (surface === 'root' || publishedKeys.includes(surface)) {
      add(`${surface}.json`, `${JSON.stringify(description, null, 2)}\n`);
    }
  }
  add('operations.ts', `${mark}// Sources: ${fingerprint}\n\n${operationsModule(surfaces)}`);
  for (const kind of ['requests', 'responses'] as const) {
    add(`${kind}.js`, `${mark}${validatorModule(surfaces, kind)}`);
    add(`${kind}.d.ts`, `${mark}${declarations(kind)}`);
  }
  return files;
}

function notice(source: string): string {
  return `Generated from ${source} by \`bun run generate\`. Do not edit.`;
}

async function types(description: Description): Promise<string> {
  const nodes = await openapiTS(structuredClone(description) as unknown as OpenAPI3, { alphabetize: false });
  return astToString(nodes);
}

function declarations(kind: string): string {
  return `import type { ValidateFunction } from 'ajv';\n\nexport declare const ${kind}: Record<string, Record<string, ValidateFunction>>;\n`;
}
