import { expect, test } from 'bun:test';
import { join } from 'node:path';
import { readDescription, routesOf, type Schema } from '../../scripts/contract/description.ts';

/** What generators of clients stumble over. Some were tried: docs/clients.md. */

const contract = readDescription(join(import.meta.dir, '../../openapi.yaml'));

test('no two names of operations and types differ in case alone', () => {
  // They are names of files, too, and on macOS and Windows those would be one.
  const { schemas = {}, responses = {} } = contract.components;
  const operations = routesOf(contract).map(({ operation }) => pascal(operation.operationId));
  const names = new Set([...Object.keys(schemas), ...Object.keys(responses), ...operations]);
  const spellings = Map.groupBy(names, (name) => name.toLowerCase());
  expect([...spellings.values()].filter((alike) => alike.length > 1)).toEqual([]);
});

test('a map of any members names none of them', () => {
  // In TypeScript an optional member does not fit the type of all: TS2411.
  const { schemas = {} } = contract.components;
  const mixed = Object.entries(schemas).filter(([, schema]) => {
    const { properties, additionalProperties } = schema as Schema;
    return properties !== undefined && typeof additionalProperties === 'object';
  });
  expect(mixed.map(([name]) => name)).toEqual([]);
});

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
