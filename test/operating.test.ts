import { expect, onTestFinished, setDefaultTimeout, test } from 'bun:test';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { endAllSessions } from '../src/storage/restoration.ts';
import { cheapHashing, isLive, logIn, register } from './http/accounts.ts';
import { serve } from './server.ts';

setDefaultTimeout(30_000);

test('the statement in docs/operating.md makes every password useless, until it is reset by mail', async () => {
  const page = await Bun.file(join(import.meta.dir, '../docs/operating.md')).text();
  const [, statement = ''] = /```sql\n(update accounts .*)\n```/.exec(page) ?? [];
  const server = await serve({ ...cheapHashing, RESET_TOKEN_DELIVERY: 'mail' });
  onTestFinished(() => server.stop());
  const account = await register(server);
  const { access } = await logIn(server, account);

  await server.database.db.execute(sql.raw(statement));
  await endAllSessions(server.database.database, server.clock.now());

  expect(await isLive(server, access)).toBe(false);
  const { username, email, password } = account;
  expect((await server.post('/auth/login', { username, password })).status).toBe(401);
  await server.post('/auth/forget-password', { email });
  const reset_token = server.linkToken(await server.mailTo(email));
  await server.post('/auth/reset-password', { reset_token, new_password: 'battery staple' });
  const again = await logIn(server, { ...account, password: 'battery staple' });
  expect(await isLive(server, again.access)).toBe(true);
});
