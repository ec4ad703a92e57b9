import { afterAll, beforeAll, expect, test } from 'bun:test';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { outbox } from '../../src/storage/schema.ts';
import { serve, type TestServer } from '../server.ts';
import { type Account, cheapHashing, register } from './accounts.ts';

let server: TestServer;
beforeAll(async () => {
  server = await serve({ ...cheapHashing, RESET_TOKEN_DELIVERY: 'mail', REVEAL_ACCOUNTS: 'false' });
});
afterAll(() => server.stop());

async function disabledAccount(): Promise<Account> {
  const account = await register(server);
  const { administration } = server.database.stores;
  const found = await administration.find({ usernameKey: account.username });
  await administration.disable({
    accountId: found?.id ?? 0,
    at: server.clock.now(),
    by: { address: null, userAgent: 'an operator' },
  });
  return account;
}

test('a disabled account is answered like a wrong password under every document', async () => {
  const { username, email, password } = await disabledAccount();
  const byName = { username, password };
  const calls: [string, object][] = [
    ['/login', byName],
    ['/as/renewable-token/login', byName],
    ['/as/token-pair/auth/login', byName],
    ['/as/verified-email/auth/login', { email, password }],
    ['/as/budget-tracker/api/auth/login', byName],
    ['/as/refresh-cookie/api/auth/login', byName],
    ['/account/log-in', { name: username, password }],
  ];
  for (const [path, body] of calls) {
    const right = await server.post(path, body);
    const wrong = await server.post(path, { ...body, password: 'wrong password' });
    expect(right.status).toBeOneOf([400, 401]);
    expect([path, right.status, right.body]).toEqual([path, wrong.status, wrong.body]);
  }
});

test('a reset for a disabled account is answered like any other, and no mail is sent', async () => {
  const [disabled, other] = [await disabledAccount(), await register(server)];
  const ask = ({ email }: Account) => server.post('/auth/request-password-reset', { email });
  const [first, second] = [await ask(disabled), await ask(other)];
  expect([first.status, first.body]).toEqual([second.status, second.body]);
  await server.mailTo(other.email);
  while ((await server.database.db.select().from(outbox)).length > 0) await Bun.sleep(20);
  const folder = join(server.dataDir, 'outbox');
  const mails = await Promise.all((await readdir(folder)).map((file) => Bun.file(join(folder, file)).text()));
  expect(mails.filter((mail) => mail.includes(disabled.email))).toEqual([]);
});
