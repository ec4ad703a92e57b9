import { expect } from 'bun:test';
import { type Client, serve, type TestServer } from '../server.ts';
import { bearer, cheapHashing, cookieOf, newAccount } from './accounts.ts';

/** Networks are remembered, as they are where failures are counted, and no limit is met. */
export function serveConsole(): Promise<TestServer> {
  const RATE_LIMITS = 'network=1000000/1m,mail=1000000/1h,failures=1000000/1h';
  return serve({ ...cheapHashing, RATE_LIMITS, PASSWORD_BLOCKLIST: '100' });
}

export const device = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0' };

/** Signed up and signed in. */
export async function signedIn(server: Client, headers: Record<string, string> = {}) {
  const account = newAccount();
  const signedUp = await server.post('/account/sign-up', account, headers);
  expect([signedUp.status, signedUp.body.email_verified]).toEqual([201, false]);
  const reply = await server.post('/account/log-in', { name: account.username, password: account.password }, device);
  return {
    account,
    access: reply.body.access_token as string,
    cookie: cookieOf(reply),
    auth: bearer(reply.body.access_token),
  };
}

/** The account as the console shows it. */
export async function seenAccount(server: Client, auth: { authorization: string }) {
  return (await server.get('/account/me', auth)).body;
}
