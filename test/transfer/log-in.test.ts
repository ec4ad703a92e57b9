import { afterAll, expect, setDefaultTimeout, test } from 'bun:test';
import { type Instance, killInstances, startInstance } from '../instances.ts';
import vectors from '../platform/legacy-hashes.json';
import { jsonLines, stage } from './stage.ts';

setDefaultTimeout(120_000);
afterAll(killInstances);

/** Of each program and kind the plain password and the one beyond ASCII. */
const people = vectors
  .filter((vector) => ['plain', 'beyond ASCII', 'longer than 72 bytes'].includes(vector.case))
  .map(({ kind, hash, password }, index) => ({ username: `person-${index}`, password, passwordHash: hash, kind }));

async function refusedOf(instance: Instance, given: { username: string; password: string }[], path: string) {
  const refused: string[] = [];
  for (const { username, password } of given) {
    const { status } = await instance.post(path, { username, password });
    if (status !== 200) refused.push(`${username}: ${status}`);
  }
  return refused;
}

test('people whose hashes were made elsewhere log in, are hashed anew unless bcrypt has cut their password, and log in again', async () => {
  const { concord, env, accounts } = await stage();
  const records = people.map(({ username, passwordHash }) => ({ username, passwordHash }));
  expect((await concord(['import', '-'], jsonLines(records))).code).toBe(0);

  const instance = await startInstance(env);
  for (const { username } of people.slice(0, 3)) {
    expect((await instance.post('/login', { username, password: 'wrong horse' })).status).not.toBe(200);
  }
  expect(await refusedOf(instance, people, '/login')).toEqual([]);
  await instance.kill();
  const hashes: string[] = (await accounts()).map(({ passwordHash }) => passwordHash);
  expect(hashes).toHaveLength(people.length);
  const kept = people.filter(
    ({ kind, password }) =>
      kind.includes('bcrypt') && kind !== 'Django bcrypt_sha256' && Buffer.byteLength(password) >= 72,
  );
  expect(kept.length).toBeGreaterThan(0);
  const old = hashes.flatMap((hash, index) => (hash.startsWith('$argon2id$v=19$m=8,t=1,p=1$') ? [] : [people[index]]));
  expect(old).toEqual(kept);

  const restarted = await startInstance(env);
  expect(await refusedOf(restarted, people, '/as/token-pair/auth/login')).toEqual([]);
});

test('a password that was hashed as it was typed, decomposed, works so and composed from then on', async () => {
  const { concord, env } = await stage();
  const [composed, decomposed] = ['pässwörd', 'pässwörd'.normalize('NFD')];
  const passwordHash = await Bun.password.hash(decomposed, { algorithm: 'bcrypt', cost: 4 });
  await concord(['import', '-'], jsonLines([{ username: 'ada', passwordHash }]));
  const instance = await startInstance(env);
  const logIn = async (password: string) => (await instance.post('/login', { username: 'ada', password })).status;
  expect(await logIn(decomposed)).toBe(200);
  expect(await logIn(composed)).toBe(200);
  expect(await logIn(decomposed)).toBe(200);
});

test('a wrong end of a long password, which bcrypt does not see, locks nobody out', async () => {
  const { concord, env, accounts } = await stage();
  const passwords = ['long enough '.repeat(7), 'längst genug '.repeat(7).normalize('NFD')];
  const people = passwords.map(async (password, index) => {
    const seen = new TextEncoder().encode(password).subarray(0, 72);
    return {
      username: `person-${index}`,
      passwordHash: await Bun.password.hash(seen, { algorithm: 'bcrypt', cost: 4 }),
    };
  });
  const records = await Promise.all(people);
  await concord(['import', '-'], jsonLines(records));
  const instance = await startInstance(env);
  const logIn = async (index: number, password: string) =>
    (await instance.post('/login', { username: `person-${index}`, password })).status;
  for (const [index, password] of passwords.entries()) {
    const tries = [
      `${password}slip`,
      new TextDecoder().decode(new TextEncoder().encode(password).subarray(0, 72)),
      password,
    ];
    for (const text of tries) expect([text, await logIn(index, text)]).toEqual([text, 200]);
    expect(await logIn(index, `x${password}`)).not.toBe(200);
  }
  await instance.kill();
  expect((await accounts()).map(({ passwordHash }) => passwordHash)).toEqual(
    records.map(({ passwordHash }) => passwordHash),
  );
});

test('nobody logs in to an account without a password until it is reset', async () => {
  const { concord, env } = await stage();
  const record = { username: 'ada', email: 'ada@example.org', passwordHash: null };
  await concord(['import', '-'], jsonLines([record]));
  const instance = await startInstance({ ...env, RESET_TOKEN_DELIVERY: 'response' });
  for (const password of ['$none$', 'none', 'null', ' ']) {
    expect((await instance.post('/login', { username: 'ada', password })).status).not.toBe(200);
  }
  const asked = await instance.post('/auth/forget-password', { email: 'ada@example.org' });
  const reset = { reset_token: asked.body.reset_token, new_password: 'battery staple' };
  expect((await instance.post('/auth/reset-password', reset)).status).toBe(200);
  expect((await instance.post('/login', { username: 'ada', password: 'battery staple' })).status).toBe(200);
});

test('nobody logs in to an account that was disabled where it came from', async () => {
  const { concord, env } = await stage();
  const passwordHash = await Bun.password.hash('correct horse', { algorithm: 'bcrypt', cost: 4 });
  const disabled = { username: 'ada', passwordHash, disabledAt: '2024-01-31T12:00:00Z' };
  await concord(['import', '-'], jsonLines([disabled, { username: 'grace', passwordHash }]));
  const instance = await startInstance(env);
  const logIn = async (username: string) =>
    (await instance.post('/login', { username, password: 'correct horse' })).status;
  expect(await logIn('ada')).not.toBe(200);
  expect(await logIn('grace')).toBe(200);
});

test('a registration gets an id beyond those that were imported', async () => {
  const { concord, env } = await stage();
  await concord(['import', '-'], jsonLines([{ id: 4711, username: 'ada', passwordHash: null }]));
  const instance = await startInstance(env);
  const { body } = await instance.post('/register', {
    username: 'grace',
    password: 'correct horse',
    email: 'grace@example.org',
  });
  expect(body.user_id).toBe('4712');
});
