import { afterAll, expect, onTestFinished, test } from 'bun:test';
import postgres from 'postgres';
import { emptyDatabase, engine, freshDatabase } from '../database.ts';
import { killInstances, runCommand, temporaryFolder } from '../instances.ts';
import { type Relay, relayTo } from '../relay.ts';
import { examine } from './examine.ts';

afterAll(killInstances);

// The embedded database is reached by nothing but its folder.
if (engine === 'postgres') {
  test('a role that may not migrate is told before it tries, and what is advised lets it', async () => {
    const { url, close } = await emptyDatabase();
    const admin = postgres(url as string, { max: 1, onnotice: () => {} });
    const role = `app-${crypto.randomUUID()}`;
    onTestFinished(async () => {
      await admin.unsafe('drop schema if exists public, drizzle cascade');
      await admin.unsafe(`alter database ${new URL(url as string).pathname.slice(1)} owner to current_user`);
      await admin.unsafe(`drop role "${role}"`);
      await admin.end();
      await close();
    });
    await admin.unsafe(`create role "${role}" login password 'hunter2'`);
    const own = Object.assign(new URL(url as string), { username: role, password: 'hunter2' });
    const env = { DATA_DIR: await temporaryFolder(), DATABASE_URL: own.href };
    const follow = async (told: string) => {
      const { code, of } = await examine(env);
      expect([code, of('schema')]).toEqual([
        1,
        expect.objectContaining({
          status: 'fail',
          message: expect.stringContaining(`"${role}" may not create ${told}`),
        }),
      ]);
      expect((await runCommand('migrate', env)).stderr).toContain('(42501)');
      await admin.unsafe(/`((alter|grant) .*?)`/.exec(of('schema')?.advice ?? '')?.[1] ?? '');
    };
    await follow('schemas in it');
    await admin.unsafe('revoke all on schema public from pg_database_owner');
    await follow('tables');
    expect((await examine(env)).of('schema')?.status).toBe('warn');
    expect((await runCommand('migrate', env)).code).toBe(0);
    expect((await examine(env)).of('schema')?.status).toBe('ok');
  });

  test('TLS and parameters that DATABASE_URL asks for in vain are told as such', async () => {
    const { url, close } = await freshDatabase();
    onTestFinished(close);
    const env = { DATA_DIR: await temporaryFolder() };
    const secure = await examine({ ...env, DATABASE_URL: `${url}?sslmode=require` });
    expect([secure.code, secure.of('database')]).toEqual([
      1,
      expect.objectContaining({
        message: expect.stringContaining('ECONNRESET'),
        advice: expect.stringContaining('TLS'),
      }),
    ]);
    const unknown = await examine({ ...env, DATABASE_URL: `${url}?channel_binding=require` });
    expect([unknown.code, unknown.of('database')]).toEqual([
      1,
      expect.objectContaining({
        message: expect.stringContaining('42704'),
        advice: expect.stringContaining('parameter'),
      }),
    ]);
  });

  test('a database that takes no changes is told, and so is one that cannot write every name', async () => {
    const { url, close } = await freshDatabase();
    const admin = postgres(url as string, { max: 1, onnotice: () => {} });
    const name = `latin_${crypto.randomUUID().replaceAll('-', '')}`;
    onTestFinished(async () => {
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
      await close();
    });
    const env = { DATA_DIR: await temporaryFolder() };
    expect((await examine({ ...env, DATABASE_URL: url as string })).of('writes')).toBeUndefined();
    await admin.unsafe(
      `alter database "${new URL(url as string).pathname.slice(1)}" set default_transaction_read_only = on`,
    );
    const still = await examine({ ...env, DATABASE_URL: url as string });
    expect([still.code, still.of('writes')?.message]).toEqual([1, expect.stringContaining('takes no changes')]);
    await admin`set default_transaction_read_only = off`;
    await admin.unsafe(`create database ${name} encoding 'LATIN1' locale 'C' template template0`);
    const latin = Object.assign(new URL(url as string), { pathname: `/${name}` });
    const narrow = await examine({ ...env, DATABASE_URL: latin.href });
    expect([narrow.code, narrow.of('encoding')?.message]).toEqual([1, expect.stringContaining('LATIN1')]);
  });

  test('a server that falls silent is told as such', async () => {
    const { url, close } = await freshDatabase();
    onTestFinished(close);
    const network = await silentBefore(new URL(url as string), 'server_version');
    onTestFinished(network.stop);
    const { code, of } = await examine({ DATA_DIR: await temporaryFolder(), DATABASE_URL: network.url });
    expect([code, of('database')]).toEqual([
      1,
      expect.objectContaining({
        message: expect.stringContaining('NO_ANSWER'),
        advice: expect.stringContaining('does not answer'),
      }),
    ]);
  }, 30_000);

  test('a pool that the server has no room for is told', async () => {
    const { url, close } = await freshDatabase();
    onTestFinished(close);
    const { code, of } = await examine({
      DATA_DIR: await temporaryFolder(),
      DATABASE_URL: url as string,
      DATABASE_POOL: '1000',
    });
    expect([code, of('connections')?.status]).toEqual([1, 'fail']);
  });

  test('a wrong password of the database is told as such', async () => {
    const { url, close } = await freshDatabase();
    onTestFinished(close);
    const wrong = new URL(url as string);
    wrong.password = 'hunter2';
    const { code, of, output } = await examine({ DATA_DIR: await temporaryFolder(), DATABASE_URL: wrong.href });
    expect([code, of('database')?.advice]).toEqual([1, 'user or password in DATABASE_URL is wrong']);
    expect(output).not.toContain('hunter2');
  });
}

/** A network that swallows every packet from the first one on that says `word` to the server. */
function silentBefore(server: URL, word: string): Promise<Relay> {
  const passes = () => {
    let isSilent = false;
    return (bytes: Buffer) => {
      isSilent ||= bytes.includes(word);
      return !isSilent;
    };
  };
  return relayTo(server, { passes });
}
