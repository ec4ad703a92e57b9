import { afterAll, expect, test } from 'bun:test';
import { isLive, logIn, register } from '../http/accounts.ts';
import { type Instance, killInstances, runCommand, startInstance } from '../instances.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
afterAll(async () => {
  await stage.close();
  await killInstances();
});

const published = async (service: Instance): Promise<string[]> =>
  (await service.get('/.well-known/jwks.json')).body.keys.map(({ kid }: { kid: string }) => kid);

/** Running instances read the keys again by themselves, within ten seconds. */
async function noticed(service: Instance, kids: string[]): Promise<void> {
  while ((await published(service)).toString() !== kids.toString()) await Bun.sleep(250);
}

test('after a rotation both keys are published, and tokens of the old one are valid until it is retired; then the new one signs', async () => {
  let service = await stage.service();
  const account = await register(service);
  const before = await logIn(service, account);
  const [old] = await published(service);

  const { kid } = await stage.json('keys rotate');
  const { algorithm, keys } = await stage.json('keys list');
  expect(algorithm).toBe('EdDSA');
  expect(keys).toEqual([
    { kid, algorithm: 'EdDSA', state: 'active', created_at: expect.any(String), retired_at: null },
    { kid: old, algorithm: 'EdDSA', state: 'retired', created_at: expect.any(String), retired_at: expect.any(String) },
  ]);
  service = await stage.service();
  await noticed(service, [kid, old as string]);
  expect(await isLive(service, before.access)).toBe(true);

  expect(await stage.json(`keys retire ${old} --yes`)).toEqual({ removed: [old] });
  service = await stage.service();
  await noticed(service, [kid]);
  const after = await logIn(service, account);
  expect([await isLive(service, before.access), await isLive(service, after.access)]).toEqual([false, true]);
});

test('the key that signs is not retired, nor one that is not there, nor any without being named or confirmed', async () => {
  const { keys } = await stage.json('keys list');
  const active = await stage.run(`keys retire ${keys[0].kid} --yes --json`);
  expect([active.code, JSON.parse(active.stderr).error.code]).toEqual([1, 'key_active']);
  const unknown = await stage.run('keys retire nobody --yes --json');
  expect([unknown.code, JSON.parse(unknown.stderr).error.code]).toEqual([1, 'key_not_found']);
  for (const call of ['keys retire', 'keys retire one --all-retired', 'keys retire --all-retired']) {
    expect((await stage.run(call)).code).toBe(2);
  }
  expect((await stage.json('keys list')).keys).toEqual(keys);
});

test('all retired keys go at once', async () => {
  await stage.json('keys rotate');
  const { kid } = await stage.json('keys rotate');
  expect((await stage.json('keys retire --all-retired --yes')).removed).toHaveLength(2);
  expect(await stage.json('keys retire --all-retired --yes')).toEqual({ removed: [] });
  expect((await stage.json('keys list')).keys).toMatchObject([{ kid, state: 'active' }]);
});

test('a rotation is the way out after AUTH_SECRET was changed', async () => {
  await stage.makeWay();
  const changed = { ...stage.env, AUTH_SECRET: 'another secret, of more than 32 bytes' };
  const keys = async () => JSON.parse((await runCommand('keys list --json', changed)).stdout).keys;
  expect(await keys()).toMatchObject([{ state: 'unreadable', retired_at: null }]);
  const { kid } = JSON.parse((await runCommand('keys rotate --json', changed)).stdout);
  expect(await keys()).toMatchObject([
    { kid, state: 'active' },
    { state: 'unreadable', retired_at: expect.any(String) },
  ]);
  const service = await startInstance(changed);
  expect(await published(service)).toEqual([kid]);
  await service.kill();
});

test('HS256 has no key to rotate', async () => {
  await stage.makeWay();
  const { code, stderr } = await runCommand('keys rotate', { ...stage.env, JWT_ALGORITHM: 'HS256' });
  expect([code, stderr]).toEqual([
    1,
    'JWT_ALGORITHM=HS256 signs with AUTH_SECRET itself: change AUTH_SECRET instead\n',
  ]);
});
