import { afterAll, expect, test } from 'bun:test';
import { emptyDatabase, engine } from '../database.ts';
import { bearer, isLive, logIn, register } from '../http/accounts.ts';
import { type Instance, killInstances, startInstance } from '../instances.ts';

afterAll(killInstances);

// The embedded database serves one process at a time.
if (engine === 'postgres') {
  const { url, close } = await emptyDatabase();
  const env = { DATABASE_URL: url as string };
  afterAll(close);
  let instances: [Instance, Instance, Instance];

  test('instances that start at once on an empty database all become ready, and agree on one signing key', async () => {
    instances = await Promise.all([startInstance(env), startInstance(env), startInstance(env)]);
    const keySets = await Promise.all(instances.map((instance) => instance.get('/.well-known/jwks.json')));
    const kids = keySets.map(({ body }) => body.keys.map(({ kid }: { kid: string }) => kid));
    expect(kids[0]).toHaveLength(1);
    expect(kids).toEqual([kids[0], kids[0], kids[0]]);
  });

  test('what one instance was told, the next request to another knows', async () => {
    const [one, two, three] = instances;
    for (let turn = 0; turn < 10; turn++) {
      const account = await register(one);
      const { access } = await logIn(two, account);
      expect(await isLive(three, access)).toBe(true);
      await one.post('/auth/logout', undefined, bearer(access));
      expect([await isLive(two, access), await isLive(three, access)]).toEqual([false, false]);
    }
  });

  test('an instance that is killed and replaced goes on with the same key', async () => {
    const [one, two] = instances;
    const { access } = await logIn(one, await register(one));
    await one.kill();
    const replacement = await startInstance(env);
    expect([await isLive(two, access), await isLive(replacement, access)]).toEqual([true, true]);
  });

  test('processes share a port when all of them are told to, and answer for each other', async () => {
    const first = await startInstance({ ...env, REUSE_PORT: 'true' });
    const port = new URL(first.url).port;
    const second = await startInstance({ ...env, PORT: port, REUSE_PORT: 'true' });
    expect(second.url).toBe(first.url);
    const account = await register(first);
    const answered = () => [first, second].map((one) => one.log().filter(({ msg }) => msg === 'request').length);
    for (let turn = 0; Math.min(...answered()) === 0; turn++) {
      if (turn === 200) throw new Error(`one process answered everything: ${answered()}`);
      // A connection of its own: which process takes it is up to the kernel.
      const reply = await fetch(`${first.url}/auth/login`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Connection: 'close' },
        body: JSON.stringify({ username: account.username, password: account.password }),
        keepalive: false,
      });
      expect(reply.status).toBe(200);
    }
  });
}

test('a port that is taken is told, and not shared silently', async () => {
  const { url } = await startInstance({});
  await expect(startInstance({ PORT: new URL(url).port })).rejects.toThrow(/exit code 1: .*port/is);
});
