import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { createApp, type Parts } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { Document } from '../../src/documents/document.ts';
import { documents } from '../../src/documents/index.ts';
import { loadAnswerCheck } from '../../src/http/answer-check.ts';
import { leaders } from '../../src/http/join.ts';
import { mountEndpoints } from '../../src/http/mounts.ts';
import { rootEndpoints } from '../../src/http/root.ts';
import { loadKeys } from '../../src/platform/key-ring.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { recordingLog } from '../platform/recording-log.ts';
import { cheapHashing, newAccount } from './accounts.ts';

setDefaultTimeout(30_000);

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

/** An app over a store that hands out an account number that the contract does not know. */
async function appWithWrongIds(checkAnswer: Parts['checkAnswer']) {
  const config = loadConfig({ ...cheapHashing, AUTH_SECRET: 'x'.repeat(32), RATE_LIMITS: 'off' });
  const clock = { now: () => new Date() };
  const log = recordingLog();
  const { accounts, ...others } = database.stores;
  const wrong = {
    ...accounts,
    insert: async (account: Parameters<typeof accounts.insert>[0]) => {
      const inserted = await accounts.insert(account);
      return 'created' in inserted ? { created: { ...inserted.created, id: -1 } } : inserted;
    },
  };
  // Nobody has the wrong number, so the audit trail could not refer to it.
  const stores = { ...others, accounts: wrong, audit: { ...others.audit, record: async () => {} } };
  const signing = { algorithm: config.jwt.algorithm, authSecret: 'x'.repeat(32) };
  const keys = await loadKeys({ store: stores.signingKeys, config: signing, clock, log });
  const absent = { devMailbox: null, observer: null, tracer: null };
  const lifecycle = { isStopping: false };
  return { app: createApp({ config, stores, keys, clock, log, checkAnswer, lifecycle, ...absent }).app, log };
}

function registration(path: string): Request {
  return new Request(`http://localhost${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...newAccount(), password: 'hunter2hunter2' }),
  });
}

test('outside production an answer that the contract does not declare is a 500 and a loud log', async () => {
  const { app, log } = await appWithWrongIds(await loadAnswerCheck());
  for (const [path, body] of [
    ['/auth/register', { error: 'Internal server error', code: 'internal_error' }],
    ['/as/verified-email/auth/register', { error: 'Internal server error' }],
    ['/as/budget-tracker/api/auth/register', { status: 'error', message: 'An error occurred' }],
  ] as const) {
    const response = await app.handle(registration(path));
    expect([path, response.status, await response.json()]).toEqual([path, 500, body]);
  }
  const errors = log.lines.filter(({ level }) => level === 'error');
  expect(errors.map(({ message }) => message)).toEqual(Array(3).fill('answer deviates from the contract'));
  expect(errors[0]?.fields).toEqual({ fault: expect.stringContaining('/user/id minimum') });
  expect(JSON.stringify(log.lines)).not.toContain('hunter2');
});

test("a deviation in one of the service's own answers is a 500, and told once", async () => {
  const { app, log } = await appWithWrongIds((_surface, operationId) => (operationId === 'getJwks' ? 'made up' : null));
  const response = await app.handle(new Request('http://localhost/.well-known/jwks.json'));
  expect([response.status, await response.json()]).toEqual([
    500,
    { message: 'Internal server error', code: 'internal_error' },
  ]);
  const errors = log.lines.filter(({ level }) => level === 'error');
  expect(errors).toHaveLength(1);
  expect(String(errors[0]?.fields['err'])).toContain('answer deviates from the contract: made up');
});

test('in production the check is not made', async () => {
  const { app, log } = await appWithWrongIds(null);
  expect((await app.handle(registration('/auth/register'))).status).toBe(201);
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

test('an undeclared status deviates', async () => {
  const check = await loadAnswerCheck();
  expect(check('root', 'authLogin', { status: 418, body: {} })).toBe('authLogin (root) does not declare 418');
  expect(check('budget-tracker', 'apiAuthRegister', { status: 409, body: { message: 'x' } })).toContain('409');
  expect(check('renewable-token', 'renewableTokenLogin', { status: 200, body: { token: 'x' } })).toBeNull();
  expect(check('renewable-token', 'renewableTokenLogin', { status: 200, body: { token: 'x', id: 1 } })).not.toBeNull();
});

test('the service does not start when documents meet and nothing says which one leads', () => {
  for (const [operationId, lead] of Object.entries(leaders)) {
    delete leaders[operationId];
    try {
      expect(() => rootEndpoints(documents)).toThrow(/ and .* meet at \/.* nothing says which one leads/);
    } finally {
      leaders[operationId] = lead;
    }
  }
  expect(() => rootEndpoints(documents)).not.toThrow();
});

/** The documents, with a row of one of them changed. */
function withRow(key: string, operationId: string, change: (row: object) => object | undefined): Document[] {
  return (documents as readonly Document<Record<string, object>>[]).map((document) => {
    if (document.key !== key) return document;
    const rows = { ...document.rows, [operationId]: change(document.rows[operationId] ?? {}) };
    return { ...document, rows } as Document;
  });
}

test('the service does not start when documents that meet mean different use cases', () => {
  const fake = withRow('verified-email', 'authLogin', (row) => ({
    ...row,
    useCase: async () => ({ ok: true, value: {} }),
  }));
  expect(() => rootEndpoints(fake)).toThrow('the documents of authLogin mean different use cases');
});

test('the service does not start when a document lacks an operation of the contract', () => {
  const fake = withRow('token-pair', 'tokenPairSignup', () => undefined);
  expect(() => rootEndpoints(fake)).toThrow('token-pair is to offer tokenPairSignup but has no row for it');
  const tokenPair = fake.find(({ key }) => key === 'token-pair') as Document;
  expect(() => mountEndpoints(tokenPair)).toThrow('has no row');
});
