import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { bearer, logIn, logInForCookie, register } from '../http/accounts.ts';
import type { TestServer } from '../server.ts';
import { doors, knock, requestOf } from './forge.ts';
import { cookieName, dump, profiles, resetToken, serveAs } from './stage.ts';

setDefaultTimeout(30_000);

/** Texts that a lenient decoder reads as the same token: what a list of revoked texts would miss. */
const disguises: [string, (token: string) => string][] = [
  ['as it was', (token) => token],
  ['padded with =', (token) => `${token}=`],
  ['padded with ==', (token) => `${token}==`],
  ['with padded parts', (token) => token.split('.').join('=.')],
  ['with another last character', (token) => otherLast(token, 1)],
  ['with yet another last character', (token) => otherLast(token, 2)],
  ['in the base64 alphabet', (token) => token.replaceAll('-', '+').replaceAll('_', '/')],
  ['with a space in front', (token) => ` ${token}`],
  ['with spaces behind', (token) => `${token}   `],
  ['with a tab behind', (token) => `${token}\t`],
  ['in capitals', (token) => token.toUpperCase()],
  ['in quotes', (token) => `"${token}"`],
  ['with escapes', (token) => token.replaceAll('.', '%2E')],
  ['with a comma and itself', (token) => `${token}, ${token}`],
  ['with a dot behind', (token) => `${token}.`],
];

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** 64 bytes leave four bits of the last character unused: sixteen characters mean the same signature. */
function otherLast(token: string, step: number): string {
  const index = base64url.indexOf(token.slice(-1));
  return token.slice(0, -1) + base64url[(index & 0b110000) | ((index + step) & 0b001111)];
}

describe.each(profiles)('in %s', (profile) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serveAs(profile);
  });
  afterAll(() => server.stop());

  async function session() {
    const account = await register(server);
    const { access, refresh } = await logIn(server, account);
    const withCookie = await logInForCookie(server, account);
    return { account, access, refresh, withCookie };
  }

  async function deadEverywhere(tokens: Record<(typeof doors)[number]['credential'], string>, disguise: string) {
    const change = disguises.find(([name]) => name === disguise)?.[1] ?? String;
    const before = await dump(server.database.database);
    const knocks = doors.map(async (door) => {
      const reply = await knock(server, cookieName[profile], door, change(tokens[door.credential]));
      expect([door.path, reply.status]).toEqual([door.path, 401]);
    });
    await Promise.all(knocks);
    expect(await dump(server.database.database)).toEqual(before);
  }

  test.each(disguises)('a token of an ended session is dead at every door %s', async (disguise) => {
    const { access, refresh, withCookie } = await session();
    await server.post('/logout', undefined, bearer(access));
    await server.post('/logout', undefined, bearer(withCookie.access));
    const cookie = withCookie.cookie.slice(withCookie.cookie.indexOf('=') + 1);
    await deadEverywhere({ accessToken: access, refreshToken: refresh, refreshCookie: cookie }, disguise);
  });

  test.each(disguises)('a token that was renewed is dead after the grace %s', async (disguise) => {
    const { access } = await session();
    await server.post('/renew_token', undefined, bearer(access));
    server.clock.advance(11);
    await deadEverywhere({ accessToken: access, refreshToken: access, refreshCookie: access }, disguise);
  });

  test.each(disguises)('a token from before a reset is dead at every door %s', async (disguise) => {
    const { account, access, refresh, withCookie } = await session();
    await reset(account.email);
    const cookie = withCookie.cookie.slice(withCookie.cookie.indexOf('=') + 1);
    await deadEverywhere({ accessToken: access, refreshToken: refresh, refreshCookie: cookie }, disguise);
  });

  async function reset(email: string): Promise<void> {
    const token = await resetToken(server, email);
    const reply = await server.post('/auth/reset-password', { reset_token: token, new_password: 'battery staple' });
    expect(reply.status).toBe(200);
  }

  const schemes: [string, (token: string) => Record<string, string>][] = [
    ['no scheme', (token) => ({ authorization: token })],
    ['another scheme', (token) => ({ authorization: `Token ${token}` })],
    ['the scheme DPoP', (token) => ({ authorization: `DPoP ${token}` })],
    ['a password of Basic', (token) => ({ authorization: `Basic ${btoa(`x:${token}`)}` })],
    ['two schemes', (token) => ({ authorization: `Basic eDp5, Bearer ${token}` })],
    ['two tokens', (token) => ({ authorization: `Bearer ${token}, Bearer ${token}` })],
    ['a parameter', (token) => ({ authorization: `Bearer token="${token}"` })],
    ['a tab for a space', (token) => ({ authorization: `Bearer\t${token}` })],
    ['a header of a proxy', (token) => ({ 'proxy-authorization': `Bearer ${token}` })],
    ['a header of its own', (token) => ({ 'x-access-token': token, 'x-authorization': `Bearer ${token}` })],
    ['a header that was forwarded', (token) => ({ 'x-forwarded-authorization': `Bearer ${token}` })],
    ['a cookie', (token) => ({ cookie: `token=${token}; access_token=${token}; Authorization=Bearer ${token}` })],
  ];

  test.each(schemes)('a live token is no credential under %s', async (_, headersOf) => {
    const { access } = await session();
    for (const door of doors.filter(({ credential }) => credential !== 'refreshCookie')) {
      const response = await server.fetch(door.path, requestOf(door, headersOf(access)));
      expect([door.path, response.status]).toEqual([door.path, 401]);
    }
    expect((await server.get('/api/user', bearer(access))).status).toBe(200);
  });

  test('a live token in a query or a body opens no door', async () => {
    const { access } = await session();
    for (const door of doors) {
      const query = `?access_token=${access}&token=${access}&Authorization=Bearer%20${access}`;
      const body = JSON.stringify({ access_token: access, token: access, refresh_token: access });
      const headers = { 'content-type': 'application/json' };
      const init = door.method === 'GET' ? {} : { body, headers };
      const response = await server.fetch(door.path + query, { method: door.method, ...init });
      // A body is refused before its sender is asked who he is.
      expect([door.path, response.status]).toEqual([door.path, door.hasBody ? 400 : 401]);
    }
  });
});
