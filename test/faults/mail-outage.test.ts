import { afterAll, beforeAll, expect, test } from 'bun:test';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { outbox } from '../../src/storage/schema.ts';
import { engine, fillDataDir, freshDatabase } from '../database.ts';
import { type Account, register } from '../http/accounts.ts';
import { type Instance, killInstances, startInstance, temporaryFolder } from '../instances.ts';
import { type MailServer, startMailServer } from '../platform/mail-server.ts';

let mailServer: MailServer;
beforeAll(async () => {
  mailServer = await startMailServer();
});
afterAll(killInstances);
afterAll(() => mailServer.stop());

/** While the mail server refuses, several people ask for a mail. */
async function askDuringOutage(instance: Instance): Promise<Account[]> {
  mailServer.refusing = true;
  const refusedBefore = mailServer.refused;
  const accounts = await Promise.all(Array.from({ length: 8 }, () => register(instance)));
  for (const { email } of accounts) {
    expect((await instance.post('/auth/request-password-reset', { email })).status).toBe(200);
  }
  while (mailServer.refused - refusedBefore < accounts.length) await Bun.sleep(20);
  return accounts;
}

/** Every mail arrives, and none a second time. */
async function expectOneEach(accounts: Account[]): Promise<void> {
  const addresses = accounts.map(({ email }) => email).sort();
  const arrived = () =>
    mailServer.received
      .flatMap(({ to }) => to)
      .filter((to) => addresses.includes(to))
      .sort();
  while (arrived().length < accounts.length) await Bun.sleep(50);
  // The workers look every two seconds.
  await Bun.sleep(2500);
  expect(arrived()).toEqual(addresses);
}

if (engine === 'postgres') {
  test('mail that was asked for while the mail server was down arrives later, once, with two workers and a restart', async () => {
    const { url, db, close } = await freshDatabase();
    const env = { DATABASE_URL: url as string, SMTP_URL: mailServer.url };
    const instances = await Promise.all([startInstance(env), startInstance(env)]);
    const accounts = await askDuringOutage(instances[0] as Instance);
    // A request that dies with the worker that holds it comes back after two minutes, which are too long for a test.
    const held = sql`${outbox.nextAttemptAt} > now() + interval '1 minute'`;
    while ((await db.select().from(outbox).where(held)).length > 0) await Bun.sleep(50);
    await instances[0]?.kill();
    await startInstance(env);
    mailServer.refusing = false;
    await expectOneEach(accounts);
    await killInstances();
    await close();
  });
} else {
  test('mail that was asked for while the mail server was down arrives later, once, and over a restart', async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    await fillDataDir(dataDir);
    const env = { DATA_DIR: dataDir, SMTP_URL: mailServer.url };
    const instance = await startInstance(env);
    const accounts = await askDuringOutage(instance);
    instance.signal('SIGTERM');
    await instance.exitCode;
    await startInstance(env);
    mailServer.refusing = false;
    await expectOneEach(accounts);
  });
}
