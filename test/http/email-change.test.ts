import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { sql } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { type MailServer, startMailServer } from '../platform/mail-server.ts';
import { serve, type TestServer } from '../server.ts';
import { bearer, cheapHashing, newAccount } from './accounts.ts';
import { seenAccount, signedIn } from './console-person.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serve(cheapHashing);
});
afterAll(() => server.stop());

type Person = Pick<Awaited<ReturnType<typeof signedIn>>, 'account' | 'auth'>;

/** Asks for another address, and has the token of the link that is mailed to it. */
async function linkFor({ auth, account }: Person, email: string): Promise<string> {
  const change = { email, current_password: account.password };
  expect((await server.post('/account/email', change, auth)).status).toBe(200);
  return server.linkToken(await server.mailTo(email));
}

const open = async (link: string) => (await server.post(`/auth/verify-email/${link}`)).status;

test('a change of address whose warning cannot be kept has not happened, and can be done later', async () => {
  const { db } = server.database;
  const person = await signedIn(server);
  const next = newAccount().email;
  const link = await linkFor(person, next);
  await db.execute(sql`alter table outbox add constraint no_warnings check (purpose <> 'email_changed') not valid`);
  expect(await open(link)).toBe(500);
  expect((await seenAccount(server, person.auth)).email).toBe(person.account.email);
  await db.execute(sql`alter table outbox drop constraint no_warnings`);
  expect(await open(link)).toBe(200);
  expect((await seenAccount(server, person.auth)).email).toBe(next);
  await server.mailTo(person.account.email);
});

test('a reset that cannot be added to the audit trail has not happened, and can be done later', async () => {
  const { db } = server.database;
  const { account } = await signedIn(server);
  const reset_token = (await server.post('/auth/forget-password', { email: account.email })).body.reset_token;
  const reset = async () =>
    (await server.post('/auth/reset-password', { reset_token, new_password: 'battery staple' })).status;
  await db.execute(sql`alter table audit_events add constraint no_resets check (kind <> 'password_reset') not valid`);
  expect(await reset()).toBe(500);
  const logIn = { username: account.username, password: account.password };
  expect((await server.post('/auth/login', logIn)).status).toBe(200);
  await db.execute(sql`alter table audit_events drop constraint no_resets`);
  expect(await reset()).toBe(200);
});

test('the old address is told as it was typed, and not when only its spelling changes', async () => {
  const { username, password } = newAccount();
  const typed = `${username.toUpperCase()}@example.com`;
  await server.post('/account/sign-up', { username, email: typed, password });
  const { body } = await server.post('/account/log-in', { name: username, password });
  const person = { account: { username, email: typed, password }, auth: bearer(body.access_token) };
  const next = newAccount().email;
  expect(await open(await linkFor(person, next))).toBe(200);
  expect((await server.mailTo(typed)).to?.[0]?.address).toBe(typed);
  expect(await open(await linkFor(person, next.replace('ada', 'ADA')))).toBe(200);
  while ((await server.database.db.query.outbox.findMany()).length > 0) await Bun.sleep(20);
  const files = new Bun.Glob('*.eml').scan({ cwd: `${server.dataDir}/outbox`, absolute: true });
  const mails = await Array.fromAsync(files, (file) => Bun.file(file).text());
  // The link that it was verified by.
  expect(mails.filter((text) => text.includes(`To: ${next}`))).toHaveLength(1);
});

test('everybody who wants the same address while mails wait is sent a link, and the one who opens it first has it', async () => {
  const mailServer: MailServer = await startMailServer();
  const waiting = await serve({ ...cheapHashing, SMTP_URL: mailServer.url });
  try {
    mailServer.refusing = true;
    const [one, other] = [await signedIn(waiting), await signedIn(waiting)];
    const { email } = newAccount();
    for (const { auth, account } of [one, other]) {
      const change = { email, current_password: account.password };
      expect((await waiting.post('/account/email', change, auth)).status).toBe(200);
    }
    while (mailServer.refused === 0) await Bun.sleep(20);
    mailServer.refusing = false;
    waiting.clock.advance(3600);
    while (mailServer.received.length < 2) await Bun.sleep(20);
    const mails = await Promise.all(mailServer.received.map(({ raw }) => PostalMime.parse(raw)));
    const links = mails.map((mail) => waiting.linkToken(mail));
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
    const statuses = [];
    for (const link of links) statuses.push((await waiting.post(`/auth/verify-email/${link}`)).status);
    expect(statuses).toEqual([200, 400]);
  } finally {
    await waiting.stop();
    await mailServer.stop();
  }
});
