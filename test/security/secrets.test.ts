import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { loadConfig } from '../../src/config.ts';
import { openPrivateJwk } from '../../src/platform/key-seal.ts';
import { createLog } from '../../src/platform/log.ts';
import { startServer } from '../../src/server.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { bearer, cookieOf } from '../http/accounts.ts';
import { type Client, clientOf } from '../server.ts';
import { authSecret, dumpAll, environment, profiles, serviceKey } from './stage.ts';

setDefaultTimeout(30_000);

const passwords = ['marker-Horse-1 \u00e9', 'marker-Horse-2 \u00e9', 'marker-wrong-3'];
const localPart = 'marker.address';
const account = { username: 'marker name', email: `${localPart}@example.com`, password: passwords[0] as string };

describe.each(profiles)('in %s', (profile) => {
  let lines = '';
  let dataDir: string;
  let fresh: FreshDatabase;
  let client: Client;
  let server: { url: string; stop(): Promise<void> };
  /** What must be found nowhere, by name. */
  const secrets = new Map<string, string>();

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'concord-secrets-'));
    fresh = await freshDatabase();
    const env = { RATE_LIMITS: 'off', ...environment(profile), PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'trace' };
    const write = (line: string) => {
      lines += line;
    };
    const log = createLog({ level: 'trace', destination: { write } });
    const clock = { now: () => new Date() };
    server = await startServer({ config: loadConfig(env), database: fresh.database, clock, log });
    client = clientOf(server.url);
    await session();
    await failures();
  });
  afterAll(async () => {
    await server.stop();
    await fresh.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** A whole life of an account, through every operation that touches a secret. */
  async function session(): Promise<void> {
    for (const [index, password] of passwords.entries()) secrets.set(`password ${index + 1}`, password);
    secrets.set('the service key', serviceKey).set('AUTH_SECRET', authSecret);
    await client.post('/register', account);
    const login = await client.post('/login', account);
    const pair = (await client.post('/auth/login', { email: account.email, password: account.password })).body;
    const withCookie = await client.post('/api/auth/login', account);
    const cookie = cookieOf(withCookie);
    const rotated = await client.post('/api/auth/refresh', undefined, { cookie });
    await client.post('/renew_token', undefined, bearer(login.body.token));
    keep('access token', login.body.token).keep('refresh token', pair.refresh_token);
    keep('second access token', pair.access_token).keep('refresh cookie', cookie.slice(cookie.indexOf('=') + 1));
    keep('rotated cookie', cookieOf(rotated).slice(cookieOf(rotated).indexOf('=') + 1));
    await client.post('/auth/refresh', undefined, bearer(pair.refresh_token));
    await client.get('/api/user', bearer(pair.access_token));
    const key = { 'x-service-key': serviceKey };
    const unused = await client.post('/auth/forget-password', { email: account.email }, key);
    secrets.set('unused reset token', unused.body.reset_token);
    const reset = (await client.post('/auth/forget-password', { email: account.email }, key)).body.reset_token;
    secrets.set('reset token', reset);
    await client.post(`/auth/password-reset/${reset}`, { password: passwords[1] });
    await client.post('/auth/request-verify-email', { email: account.email });
    await client.post('/auth/request-password-reset', { email: account.email });
    await client.post(`/auth/verify-email/${await mailedToken()}`);
    await client.post('/logout', undefined, bearer(login.body.token));
  }

  function keep(name: string, token: string): { keep: typeof keep } {
    const [, payload = '', signature = ''] = token.split('.');
    secrets.set(`payload of ${name}`, payload).set(`signature of ${name}`, signature);
    return { keep };
  }

  async function mailedToken(): Promise<string> {
    const folder = join(dataDir, 'outbox');
    for (let tries = 0; tries < 200; tries++) {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
      const texts = await Promise.all(names.map((name) => Bun.file(join(folder, name)).text()));
      const tokens = texts.map((text) => /#([\w-]{20,}(?:=\r?\n[\w-]*)?)/.exec(text)?.[1]?.replace(/=\r?\n/, '') ?? '');
      const verification = tokens[texts.findIndex((text) => text.includes('verify-email'))];
      if (texts.length >= 2 && verification) {
        for (const [index, token] of tokens.entries()) secrets.set(`mailed token ${index}`, token);
        return verification;
      }
      await Bun.sleep(25);
    }
    throw new Error('the mails did not come');
  }

  /** Everything that can go wrong with a secret at hand, a broken database last. */
  async function failures(): Promise<void> {
    const [token = ''] = [...secrets].filter(([name]) => name === 'reset token').map(([, value]) => value);
    const wrong = passwords[2] as string;
    for (const path of ['/login', '/api/auth/login']) await client.post(path, { ...account, password: wrong });
    await client.post('/register', { username: wrong, password: 5, email: wrong });
    await client.post('/register', `{"password":"${wrong}"`);
    await client.post('/auth/reset-password', { reset_token: token, new_password: wrong });
    for (const path of [
      `/nothing/${token}`,
      `/auth/verify-email/${token}`,
      `/login?password=${wrong}&token=${token}`,
    ]) {
      await client.post(path, {}, { authorization: `Basic ${btoa(`x:${wrong}`)}`, 'x-service-key': wrong });
      await client.fetch(path, { method: 'DELETE', headers: { cookie: `session=${token}`, 'x-request-id': token } });
    }
    for (const table of ['sessions', 'accounts', 'one_time_tokens']) {
      await fresh.db.execute(sql.raw(`alter table ${table} rename to ${table}_gone`));
      const replies = [
        await client.post('/login', { ...account, password: passwords[1] }),
        await client.post('/register', { ...account, username: 'marker two', email: 'marker.two@example.com' }),
        await client.post('/auth/reset-password', { reset_token: token, new_password: passwords[1] }),
      ];
      expect(replies.map(({ status }) => status)).toContain(500);
      await fresh.db.execute(sql.raw(`alter table ${table}_gone rename to ${table}`));
    }
  }

  /** In development the link of a mail is logged for whoever has no mail server; that is what it is for. */
  const logged = () =>
    lines
      .split('\n')
      .filter((line) => profile === 'production' || !line.includes('mail written to the outbox folder'))
      .join('\n');

  test('no secret is in any line of the log, failures of the database included', () => {
    expect(lines).toContain('operation failed');
    expect(secrets.size).toBeGreaterThan(15);
    for (const [name, secret] of secrets) expect([name, logged().includes(secret)]).toEqual([name, false]);
    expect(logged()).not.toMatch(/eyJ|\$argon2|Bearer (?!\[)|Basic (?!\[)/);
  });

  test('no line of the log names an address or a user', () => {
    for (const personal of [localPart, 'marker.two', account.username]) expect(logged()).not.toContain(personal);
  });

  test('every request leaves one line with its route, status and duration, and no path that may hold a token', () => {
    const requests = lines.split('\n').filter((line) => line.includes('"request"'));
    expect(requests.length).toBeGreaterThan(25);
    for (const line of requests) {
      expect(Object.keys(JSON.parse(line)).toSorted()).toEqual(
        ['durationMs', 'level', 'method', 'msg', 'requestId', 'route', 'status', 'time'].toSorted(),
      );
    }
  });

  test('no secret is in any row of any table', async () => {
    const rows = await dumpAll(fresh.database);
    const text = Object.values(rows).flat().join('\n');
    for (const [name, secret] of secrets) expect([name, text.includes(secret)]).toEqual([name, false]);
    for (const row of rows['accounts'] ?? []) expect(row).toMatch(/\$argon2id\$v=19\$/);
    expect(text).not.toContain('eyJ');
  });

  test('an address is in the tables that need it and in no other', async () => {
    const rows = await dumpAll(fresh.database);
    const holding = Object.keys(rows).filter((table) => rows[table]?.some((row) => row.includes(localPart)));
    expect(['accounts', 'one_time_tokens', 'outbox']).toEqual(expect.arrayContaining(holding));
  });

  test('the private signing key is in the database only sealed', async () => {
    const [stored] = await fresh.stores.signingKeys.list();
    const jwk = openPrivateJwk(stored?.sealedPrivateJwk ?? '', stored?.kid ?? '', authSecret);
    expect(jwk?.d).toBeString();
    const text = Object.values(await dumpAll(fresh.database))
      .flat()
      .join('\n');
    expect(text).not.toContain(jwk?.d as string);
    expect(await (await fetch(`${server.url}/.well-known/jwks.json`)).text()).not.toContain(jwk?.d as string);
    expect(openPrivateJwk(stored?.sealedPrivateJwk ?? '', stored?.kid ?? '', `${authSecret}x`)).toBeNull();
  });
});
