import { expect, test } from 'bun:test';
import { join } from 'node:path';
import {
  type Description,
  publishedKeys,
  type Referable,
  readDescription,
  resolve,
  routesOf,
  type Schema,
} from '../../scripts/contract/description.ts';
import { strayNotes } from '../../scripts/contract/document-notes.ts';
import { project } from '../../scripts/contract/projection.ts';

const contract = readDescription(join(import.meta.dir, '../../openapi.yaml'));

/** All that the mount of a document says of an operation, in one text. */
function wordsOf(key: string, operationId: string): string {
  const route = routesOf(project(contract, key)).find(({ operation }) => operation.operationId === operationId);
  const { summary, description, responses } = route?.operation ?? {};
  const told = Object.entries(responses ?? {}).map(([status, response]) => `${status} ${wordOf(response)}`);
  return [summary, description, ...told].join('\n');
}

function wordOf(response: object): unknown {
  return 'description' in response ? response.description : '';
}

/** The names of the members that a schema speaks of. */
function membersOf(description: Description, schema: Referable<Schema>): string[] {
  const { properties = {}, allOf = [], anyOf = [], oneOf = [] } = resolve<Schema>(description, schema);
  const joined = [allOf, anyOf, oneOf].flat() as Schema[];
  return [...Object.keys(properties as object), ...joined.flatMap((member) => membersOf(description, member))];
}

test('a mount says nothing of cookies, columns and members that its document does not have', () => {
  for (const operationId of ['apiAuthRegister', 'apiAuthLogin', 'apiAuthLogout']) {
    const words = wordsOf('budget-tracker', operationId);
    expect(words).not.toMatch(/cookie|`errors`|without an e-mail address/);
  }
  expect(wordsOf('token-pair', 'authLogin')).not.toMatch(/address/);
  expect(wordsOf('verified-email', 'authLogin')).not.toMatch(/name/);
  // Whatever is taken is a 409 there, and the address is not looked at.
  expect(wordsOf('refresh-cookie', 'apiAuthRegister')).not.toMatch(/400.*taken|address|`email`/);
});

test.each(publishedKeys)('the requests that the mount of %s shows have the members of its document alone', (key) => {
  const mount = project(contract, key);
  const shown = routesOf(mount).flatMap(({ operation }) => {
    const { schema = {}, example } = operation.requestBody?.content['application/json'] ?? {};
    const foreign = Object.keys(example ?? {}).filter((name) => !membersOf(mount, schema).includes(name));
    return foreign.map((name) => `${operation.operationId}: ${name}`);
  });
  expect(shown).toEqual([]);
});

test('every document has its own words for what it shares, and its own alone', () => {
  expect(wordsOf('token-pair', 'authLogin')).toStartWith('Log in with a user name\n');
  expect(wordsOf('verified-email', 'authLogin')).toStartWith('Log in with an e-mail address\n');
  expect(wordsOf('budget-tracker', 'apiAuthRegister')).toContain('400 The name or address is taken');
  expect(wordsOf('verified-email', 'authRefresh')).toContain('The refresh token stays the same');
  for (const key of publishedKeys) expect(JSON.stringify(project(contract, key))).not.toContain('x-document');
});

test('what is said of a document that is not there is found', () => {
  expect(strayNotes(contract)).toEqual([]);
  const changed: Description = structuredClone(contract);
  const logIn = changed.paths['/auth/login']?.post;
  // There is such a document, but it does not offer this operation.
  if (logIn) logIn['x-document-summaries'] = { 'budget-tracker': 'Log in' };
  changed.components['responses'] = {
    ...changed.components['responses'],
    AuthFailed: { description: 'Failed.', content: {}, 'x-document-descriptions': { tokenpair: 'Failed.' } },
  };
  expect(strayNotes(changed)).toEqual([
    'authLogin: x-document-summaries of budget-tracker',
    'AuthFailed: x-document-descriptions of tokenpair',
  ]);
});
