import type { Client, Reply } from '../server.ts';

/** Settings under which a hash costs next to nothing, for tests that are not about hashing. */
export const cheapHashing = { HASH_MEMORY_KIB: '8', HASH_TIME_COST: '1' };

export interface Account {
  username: string;
  email: string;
  password: string;
}

/** Credentials that nobody else in this run has. */
export function newAccount(): Account {
  const username = `ada${++count}`;
  return { username, email: `${username}@example.com`, password: 'correct horse' };
}

let count = 0;

/** Registers an account; `differing` is what the test cares about. */
export async function register(server: Client, differing: Partial<Account> = {}): Promise<Account> {
  const account = { ...newAccount(), ...differing };
  const reply = await server.post('/register', account);
  if (reply.status !== 201) throw new Error(`not registered: ${reply.status} ${JSON.stringify(reply.body)}`);
  return account;
}

/** A session with bearer tokens. */
export async function logIn(server: Client, account: Account): Promise<{ access: string; refresh: string }> {
  const reply = await server.post('/auth/login', { username: account.username, password: account.password });
  if (reply.status !== 200) throw new Error(`not logged in: ${reply.status} ${JSON.stringify(reply.body)}`);
  return { access: reply.body.access_token, refresh: reply.body.refresh_token };
}

/** A session with a refresh cookie. */
export async function logInForCookie(server: Client, account: Account): Promise<{ access: string; cookie: string }> {
  const reply = await server.post('/api/auth/login', { username: account.username, password: account.password });
  if (reply.status !== 200) throw new Error(`not logged in: ${reply.status} ${JSON.stringify(reply.body)}`);
  return { access: reply.body.token, cookie: cookieOf(reply) };
}

/** The cookie of a reply as a browser sends it back: `name=value`. */
export function cookieOf(reply: Reply): string {
  return reply.cookie?.split(';')[0] ?? '';
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

/** Whether the session of an access token is live. */
export async function isLive(server: Client, access: string): Promise<boolean> {
  const reply = await server.get('/api/user', bearer(access));
  return reply.status === 200;
}
