import { expect, setDefaultTimeout, test } from 'bun:test';
import { dictionary } from '@zxcvbn-ts/language-common';
import { loadConfig } from '../../src/config.ts';
import { operations } from '../../src/contract/generated/operations.ts';
import { serve } from '../server.ts';
import { dumpAll, environment } from './stage.ts';

setDefaultTimeout(30_000);

test('a new deployment has no account, and no key that another has', async () => {
  const servers = await Promise.all([serve(), serve()]);
  const dumps = await Promise.all(servers.map((server) => dumpAll(server.database.database)));
  for (const tables of dumps) expect(tables['accounts']).toEqual([]);
  const keySets = await Promise.all(servers.map((server) => server.get('/.well-known/jwks.json')));
  expect(keySets[0]?.body.keys[0].x).not.toBe(keySets[1]?.body.keys[0].x);
  const secrets = await Promise.all(servers.map(({ dataDir }) => Bun.file(`${dataDir}/auth-secret`).text()));
  expect(secrets[0]).not.toBe(secrets[1] as string);
  await Promise.all(servers.map((server) => server.stop()));
});

test('there is no way in but those of the documents: no hint, no question, no code, no administration', () => {
  const paths = operations.root.map(({ path }) => path as string).filter((path) => !path.startsWith('/dev/'));
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.filter((path) => /hint|question|otp|sms|admin|impersonat|debug|token$/.test(path))).toEqual([
    '/renew_token',
  ]);
});

test('a password field hides what is typed, lets it be pasted and is known to password managers', async () => {
  const server = await serve();
  const pages = await Promise.all(['/reset-password', '/account'].map((path) => server.get(path)));
  const page = pages.map(({ body }) => body as string).join('\n');
  const fields = page.match(/<input [^>]*name="(\w+_)?password"[^>]*>/g) ?? [];
  expect(fields).toHaveLength(7);
  for (const field of fields) {
    expect(field).toContain('type="password"');
    expect(field).toMatch(/autocomplete="(new|current)-password"/);
  }
  const scripts = ['reset-password.js', 'account.js', 'passwords.js', 'forms.js'].map((name) =>
    server.get(`/assets/${name}`),
  );
  const script = (await Promise.all(scripts)).map(({ body }) => body as string).join('\n');
  expect(page + script).not.toMatch(/paste|maxlength|pattern=|readonly/i);
  await server.stop();
});

test('of the common passwords that production refuses three thousand are long enough to be chosen', () => {
  const { passwordBlocklist, passwordMinLength } = loadConfig({ ...environment('production') });
  const refused = dictionary['passwords-common'].slice(0, passwordBlocklist).map(String);
  expect(refused.filter((password) => password.length >= passwordMinLength).length).toBeGreaterThan(3000);
});
