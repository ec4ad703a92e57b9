import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import { operations, publishedKeys } from '../../src/contract/generated/operations.ts';
import { serve, type TestServer } from '../server.ts';
import { known } from './fuzz/bodies.ts';
import { type Credential, type Fuzzed, requests } from './fuzz/requests.ts';
import { type BodySchema, bodySchemas, type Surface } from './fuzz/schemas.ts';

/** Whatever is sent, the reply is one that the contract declares. `FUZZ_SEED` and `FUZZ_RUNS` (per operation) go further. */

const seed = Number(process.env['FUZZ_SEED'] ?? 1_000_003);
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 32);
const endOnFailure = process.env['FUZZ_SHRINK'] === 'off';
const timeout = 30_000 + numRuns * 1000;

interface Row {
  operationId: string;
  method: string;
  path: string;
  credential: string | null;
  hasBody: boolean;
}

interface Tokens {
  access: string;
  refresh: string;
  cookie: string;
}

let server: TestServer;
let expired: Tokens;
beforeAll(async () => {
  server = await serve({ HASH_MEMORY_KIB: '8', HASH_TIME_COST: '1' });
  await server.post('/auth/signup', known);
  expired = await newTokens();
  server.clock.advance(31 * 24 * 60 * 60);
}, 60_000);
afterAll(() => server.stop());

describe.each<Surface>(['root', ...publishedKeys])('%s', (surface) => {
  const rows: readonly Row[] = operations[surface];
  const schemas = bodySchemas(surface);
  const prefix = surface === 'root' ? '' : `/as/${surface}`;

  test.each(rows.map((row) => [row.operationId, row] as const))(
    '%s answers as declared, whatever is sent',
    async (_, row) => {
      const schema = await (await schemas)(row.method, row.path);
      const property = fc.asyncProperty(requests(row, schema), async (fuzzed) => {
        const reply = await send(prefix, fuzzed);
        const text = await reply.text();
        const seen = `${reply.status} ${text.slice(0, 300)}`;
        expect(reply.status, seen).toBeLessThan(500);
        const due = dueStatus(row, schema, fuzzed);
        if (due !== null) expect(reply.status, seen).toBe(due);
        if (isAcceptable(row, schema, fuzzed))
          expect([413, 415].includes(reply.status) || isInvalidJson(text), seen).toBe(false);
      });
      // Every operation has a stream of its own.
      const ownSeed = (seed + Bun.hash.crc32(`${surface} ${row.operationId}`)) % 2 ** 31;
      await fc.assert(property, { seed: ownSeed, numRuns, endOnFailure }).catch((error) => {
        throw new Error(`FUZZ_SEED=${seed} FUZZ_RUNS=${numRuns}: ${error.message}`, { cause: error });
      });
    },
    timeout,
  );
});

describe('what fuzzing found stays away:', () => {
  const { email, username, password } = known;

  test('a log-in that names both is refused, whatever one of them holds', async () => {
    for (const foreign of [null, 5, {}, '', 'a'.repeat(256)]) {
      expect((await server.post('/auth/login', { username: foreign, email, password })).status).toBe(400);
      expect((await server.post('/auth/login', { username, email: foreign, password })).status).toBe(400);
    }
  });

  test('a path token in a broken encoding is an invalid one, with a slash behind it, too', async () => {
    for (const token of ['%', '%/', '%ff', '%ff/', '%E0%A4%A/']) {
      expect((await server.post(`/auth/verify-email/${token}`)).status).toBe(400);
      expect((await server.post(`/as/verified-email/auth/password-reset/${token}`, { password })).status).toBe(400);
    }
  });

  test('a member of every object is not a document', async () => {
    for (const key of ['__proto__', 'constructor', 'toString']) {
      expect((await server.get(`/as/${key}/openapi.json`)).status).toBe(404);
    }
  });
});

async function send(prefix: string, { method, path, body, contentType, ...rest }: Fuzzed): Promise<Response> {
  const headers = new Headers();
  if (contentType.value !== null) headers.set('content-type', contentType.value);
  const bearer = await tokenOf(rest.bearer);
  if (bearer !== null) headers.set('authorization', rest.bearer.kind === 'raw' ? bearer : rest.scheme + bearer);
  const cookie = await tokenOf(rest.cookie);
  if (cookie !== null) headers.set('cookie', `other=1; refresh_token=${cookie}`);
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const content = method === 'GET' || method === 'HEAD' || bytes.length === 0 ? {} : { body: bytes };
  return server.fetch(prefix + path, { method, headers, ...content });
}

async function tokenOf(credential: Credential): Promise<string | null> {
  if (credential.kind === 'none') return null;
  if (credential.kind === 'raw') return credential.value;
  const name = credential.kind.replace(/^\w+ /, '') as keyof Tokens;
  if (credential.kind.startsWith('expired')) return expired[name];
  const token = (await newTokens())[name];
  if (!('at' in credential)) return token;
  // Not the last character: its unused bits can change without changing the signature.
  const at = credential.at % (token.length - 1);
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}

async function newTokens(): Promise<Tokens> {
  const { username, password } = known;
  const pair = await server.post('/auth/login', { username, password });
  const login = await server.post('/api/auth/login', { username, password });
  const cookie = /refresh_token=([^;]+)/.exec(login.cookie ?? '')?.[1] ?? '';
  return { access: pair.body.access_token, refresh: pair.body.refresh_token, cookie };
}

/** The one status that is due, where the request alone decides. */
function dueStatus(row: Row, schema: BodySchema | null, fuzzed: Fuzzed): number | null {
  if (!fuzzed.isOperation) return null;
  const isAuthenticated = row.credential === null || wantedBy[row.credential]?.(fuzzed);
  if (!row.hasBody) return isAuthenticated ? successOf(row) : 401;
  // A body is refused before its sender is asked who he is.
  const read = bodyOf(fuzzed);
  if ('status' in read) return read.status;
  if (!schema?.accepts(read.json)) return 400;
  return isAuthenticated ? null : 401;
}

/** Where the credential alone decides; not where the path says what it is about. */
function successOf(row: Row): number | null {
  return row.credential === null || row.path.includes('{') ? null : 200;
}

const wantedBy: Record<string, (fuzzed: Fuzzed) => boolean> = {
  accessToken: ({ bearer }) => bearer.kind === 'access',
  refreshToken: ({ bearer }) => bearer.kind === 'refresh',
  refreshCookie: ({ cookie }) => cookie.kind === 'cookie',
};

function isAcceptable(row: Row, schema: BodySchema | null, fuzzed: Fuzzed): boolean {
  if (!fuzzed.isOperation || !row.hasBody) return false;
  const read = bodyOf(fuzzed);
  return 'json' in read && schema?.accepts(read.json) === true;
}

function bodyOf({ body, contentType }: Fuzzed): { status: number } | { json: unknown } {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  if (!contentType.isJson) return contentType.value === null && bytes.length === 0 ? { json: {} } : { status: 415 };
  if (bytes.length > 16 * 1024) return { status: 413 };
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return { status: 400 };
  }
}

function isInvalidJson(text: string): boolean {
  return text.includes('Invalid JSON') || text.includes('invalid_json');
}
