import { expect } from 'bun:test';
import { readdir, rm } from 'node:fs/promises';
import { emailKey, usernameKey } from '../../src/domain/identifiers.ts';
import { type Account, cheapHashing, logIn, logInForCookie, newAccount, register } from '../http/accounts.ts';
import { type Reply, serve, type TestServer } from '../server.ts';
import type { Stage } from './scenarios/scenario.ts';

/** A stage, and how a request is performed on it. */
export interface SetStage extends Stage {
  server: TestServer;
  perform(send: () => Promise<Reply>): Promise<Reply>;
  close(): Promise<void>;
}

/** Everything works; what is left of limits that nobody reaches is told. */
export async function steadyStage(): Promise<SetStage> {
  const RATE_LIMITS = 'network=1000000/1h,mail=1000000/1h,failures=1000000/1h';
  const server = await serve({ ...cheapHashing, RATE_LIMITS });
  return { server, ...freshThings(server), perform: (send) => send(), close: () => server.stop() };
}

/** The database is gone; what the stage hands out is from before. */
export async function brokenStage(): Promise<SetStage> {
  const server = await serve(cheapHashing);
  const fresh = freshThings(server);
  const things = {
    account: once(await fresh.account()),
    session: once(await fresh.session()),
    resetToken: once(await fresh.resetToken()),
    verificationToken: once(await fresh.verificationToken()),
    keptMail: unwanted('a kept mail'),
  };
  await server.database.database.close();
  // It cannot be closed again.
  const close = () => server.stop().catch(() => rm(server.dataDir, { recursive: true, force: true }));
  return { server, ...things, perform: (send) => send(), close };
}

/** The network has used up what it may. */
export async function limitedStage(): Promise<SetStage> {
  const server = await serve({ ...cheapHashing, RATE_LIMITS: 'network=1/1h' });
  await server.post('/login', newAccount());
  const things = { ...nothing, account: once(newAccount()), resetToken: once('made-up') };
  return { server, ...things, perform: (send) => send(), close: () => server.stop() };
}

/** Mails are sent. */
export async function sendingStage(): Promise<SetStage> {
  const server = await serve({ SMTP_URL: 'smtp://127.0.0.1:1' });
  return { server, ...nothing, perform: (send) => send(), close: () => server.stop() };
}

/** One hash runs at a time, takes over a second, and nobody may wait for its turn. */
export async function busyStage(): Promise<SetStage> {
  const server = await serve({ HASH_TIME_COST: '100', HASH_CONCURRENCY: '1', HASH_QUEUE: '0' });
  const account = await insertAccount(server);
  const resetToken = async () => (await server.post('/auth/forget-password', account)).body.reset_token;
  const perform = whileBusy(server, account);
  return { server, ...nothing, account: once(account), resetToken, perform, close: () => server.stop() };
}

const nothing: Stage = {
  account: unwanted('an account'),
  session: unwanted('a session'),
  resetToken: unwanted('a reset token'),
  verificationToken: unwanted('a verification token'),
  keptMail: unwanted('a kept mail'),
};

function freshThings(server: TestServer): Stage {
  return {
    account: () => register(server),
    async session() {
      const account = await register(server);
      const [tokens, { cookie }] = await Promise.all([logIn(server, account), logInForCookie(server, account)]);
      const name = { name: account.username, password: account.password };
      const consoleCookie = (await server.post('/account/log-in', name)).cookie?.split(';')[0] ?? '';
      return { ...tokens, cookie, consoleCookie, account };
    },
    async resetToken() {
      const { email } = await register(server);
      return (await server.post('/auth/forget-password', { email })).body.reset_token;
    },
    async verificationToken() {
      const { email } = await register(server);
      await server.post('/auth/request-verify-email', { email });
      return server.linkToken(await server.mailTo(email));
    },
    async keptMail() {
      const { email } = await register(server);
      await server.post('/auth/request-verify-email', { email });
      await server.mailTo(email);
      const [file = ''] = await readdir(`${server.dataDir}/outbox`);
      return file.replace('.eml', '');
    },
  };
}

/** Past the gate, which is busy. */
async function insertAccount(server: TestServer): Promise<Account> {
  const account = newAccount();
  await server.database.stores.accounts.insert({
    username: account.username,
    usernameKey: usernameKey(account.username),
    email: account.email,
    emailKey: emailKey(account.email),
    firstName: null,
    lastName: null,
    language: null,
    passwordHash: '$argon2id$none',
    at: new Date(),
    address: null,
    userAgent: null,
    auditKind: 'registered',
  });
  return account;
}

/** Sees to it that a hash is running from before a request to after its reply. */
function whileBusy(server: TestServer, account: Account): SetStage['perform'] {
  let isBusy = false;
  /** Of two log-ins at once one is let in, and the other, turned away, tells that it was. */
  const occupy = async () => {
    isBusy = true;
    const two = [server.post('/login', account), server.post('/login', account)];
    Promise.allSettled(two).then(() => {
      isBusy = false;
    });
    expect((await Promise.race(two)).status).toBe(503);
  };
  return async (send) => {
    for (;;) {
      if (!isBusy) await occupy();
      const reply = await send();
      if (reply.status === 503 || isBusy) return reply;
    }
  };
}

function once<Value>(value: Value): () => Promise<Value> {
  return async () => value;
}

function unwanted(what: string): () => Promise<never> {
  return async () => {
    throw new Error(`no scenario should want ${what} here`);
  };
}
