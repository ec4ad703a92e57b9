import { afterAll, beforeAll, expect, onTestFinished, test } from 'bun:test';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { outbox, sessions, signingKeys } from '../../src/storage/schema.ts';
import { emptyDatabase, engine, freshDatabase } from '../database.ts';
import { killInstances, runCommand, startInstance, temporaryFolder } from '../instances.ts';
import { type MailServer, startMailServer } from '../platform/mail-server.ts';
import { loggedIn } from '../storage/fixtures.ts';
import { examine } from './examine.ts';
import { openStage } from './stage.ts';

let mailServer: MailServer;
beforeAll(async () => {
  mailServer = await startMailServer();
});
afterAll(async () => {
  await mailServer.stop();
  await killInstances();
});

test('a sound deployment passes every check, and nothing is changed by looking', async () => {
  const stage = await openStage();
  onTestFinished(stage.close);
  await stage.service();
  await stage.makeWay();
  const { code, status, checks } = await examine({
    ...stage.env,
    SMTP_URL: mailServer.url,
    PUBLIC_URL: 'https://concord.test',
    TRUST_PROXY: '1',
  });
  const troubles = checks.filter((check) => check.status !== 'ok').map(({ check }) => check);
  // The test's PostgreSQL does not wait for the disk.
  expect([code, status, troubles]).toEqual(engine === 'postgres' ? [0, 'warn', ['durability']] : [0, 'ok', []]);
  const names = checks.map(({ check }) => check);
  const ofServer = engine === 'postgres' ? ['clock', 'connections', 'durability'] : [];
  for (const name of ['configuration', 'public_url', 'proxies', 'data_directory', 'database', ...ofServer]) {
    expect(names).toContain(name);
  }
  for (const name of ['schema', 'signing_keys', 'outbox', 'sweeper', 'mail_server']) expect(names).toContain(name);
  expect(mailServer.received).toEqual([]);
});

test('every wrong setting is told at once, without its value', async () => {
  const env = { NODE_ENV: 'production', AUTH_SECRET: 'hunter2', DATABASE_URL: 'mysql://root:hunter2@db/x' };
  const { code, checks, output } = await examine(env);
  expect(code).toBe(1);
  const failed = checks.filter(({ status }) => status === 'fail').map(({ message }) => message.split(' ')[0]);
  expect(failed.sort()).toEqual(['AUTH_SECRET', 'DATABASE_URL', 'PUBLIC_URL', 'RATE_LIMITS']);
  expect(output).not.toContain('hunter2');
});

test('without a database server the rest is checked all the same, and no secret is shown', async () => {
  const env = {
    DATA_DIR: await temporaryFolder(),
    DATABASE_URL: 'postgres://concord:hunter2@127.0.0.1:1/concord',
    SMTP_URL: 'smtp://concord:hunter3@127.0.0.1:1',
  };
  const { code, status, of, output } = await examine(env);
  expect([code, status]).toEqual([1, 'fail']);
  expect(of('database')).toMatchObject({ status: 'fail', message: expect.stringContaining('ECONNREFUSED') });
  expect(of('mail_server')).toMatchObject({ status: 'fail', advice: expect.stringContaining('SMTP_URL') });
  expect(of('data_directory')?.status).toBe('ok');
  expect(output).not.toMatch(/hunter|the same on every instance/);
  const { code: again, stdout } = await runCommand('doctor', env);
  expect([again, stdout]).toEqual([
    1,
    expect.stringMatching(/^FAIL {2}database .*ECONNREFUSED.*\n +-> nothing listens/m),
  ]);
});

test('an unmigrated database, and one that is not there yet, is told', async () => {
  if (engine === 'postgres') {
    const { url, close } = await emptyDatabase();
    onTestFinished(close);
    const { code, of } = await examine({ DATA_DIR: await temporaryFolder(), DATABASE_URL: url as string });
    expect([code, of('schema')?.status, of('signing_keys')]).toEqual([0, 'warn', undefined]);
    expect(of('schema')?.advice).toContain('concord migrate');
  }
  const dataDir = join(await temporaryFolder(), 'none');
  const { code, of } = await examine({ DATA_DIR: dataDir });
  expect([code, of('database')?.message]).toEqual([0, 'the embedded database is made at the first start']);
  expect(await Bun.file(join(dataDir, 'auth-secret')).exists()).toBe(false);
});

test('a folder that others may read, or that cannot be written, is told', async () => {
  const dataDir = join(await temporaryFolder(), 'open');
  await mkdir(dataDir);
  await chmod(dataDir, 0o755);
  const open = await examine({ DATA_DIR: dataDir });
  expect(open.of('data_directory')).toMatchObject({ status: 'warn', advice: `chmod 700 ${dataDir}` });
  const nowhere = await examine({ DATA_DIR: join(import.meta.dir, 'stage.ts') });
  expect([nowhere.code, nowhere.of('data_directory')?.status]).toEqual([1, 'fail']);
});

test('a folder that is made at the first start may be in others that are made with it', async () => {
  const folder = await temporaryFolder();
  const { of } = await examine({ DATA_DIR: join(folder, 'a/b/c') });
  expect(of('data_directory')).toMatchObject({ status: 'ok', message: expect.stringContaining('first start') });
  expect(of('disk_space')?.message).toContain('free for DATA_DIR');
  await Bun.write(join(folder, 'file'), '#!/bin/sh');
  await chmod(join(folder, 'file'), 0o755);
  const within = await examine({ DATA_DIR: join(folder, 'file/b/c') });
  expect(within.of('data_directory')).toMatchObject({
    status: 'fail',
    message: expect.stringContaining('cannot be made'),
  });
});

test('settings that are allowed and probably not meant are told', async () => {
  const { of } = await examine({ PUBLIC_URL: 'https://auth.example.com', HOST: '0.0.0.0', DATA_DIR: '/tmp/none' });
  expect(of('proxies')).toMatchObject({ status: 'warn', advice: 'set TRUST_PROXY to the number of reverse proxies' });
  expect(of('configuration')).toMatchObject({ status: 'warn', advice: 'set NODE_ENV=production' });
  const production = {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://auth.example.com',
    AUTH_SECRET: 'Zk3v9QmT1xWb7RyLc5HnJ8sDf2Gp6AeU',
    DATABASE_URL: 'postgres://concord@127.0.0.1:1/concord',
    RATE_LIMITS: 'network=600/1m',
  };
  const mailless = await examine({ ...production, DATA_DIR: await temporaryFolder() });
  expect(mailless.of('configuration')).toEqual({
    check: 'configuration',
    status: 'warn',
    message: 'SMTP_URL is not set: mails are written to DATA_DIR/outbox and reach nobody',
    advice: 'set SMTP_URL',
  });
  const open = await examine({ PUBLIC_URL: 'http://auth.example.com', DATA_DIR: '/tmp/none' });
  expect(open.of('public_url')).toMatchObject({ status: 'warn', message: expect.stringContaining('in the clear') });
});

if (engine === 'postgres') {
  test('another AUTH_SECRET, an old key, mails that wait and a sweep that does not come are told', async () => {
    const { url, db, stores, close } = await freshDatabase();
    onTestFinished(close);
    const env = { DATA_DIR: await temporaryFolder(), DATABASE_URL: url as string };
    expect((await runCommand('keys rotate', env)).code).toBe(0);
    const other = await examine({ ...env, AUTH_SECRET: 'another secret, of more than 32 bytes' });
    expect([other.code, other.of('signing_keys')?.status]).toEqual([1, 'fail']);

    const long = new Date(Date.now() - 100 * 86_400_000);
    await db.update(signingKeys).set({ createdAt: long });
    await stores.outbox.enqueue({
      purpose: 'password_reset',
      emailKey: 'a@example.com',
      language: null,
      at: new Date(Date.now() - 3_600_000),
    });
    const { id } = await loggedIn(stores);
    expect(
      await db
        .update(sessions)
        .set({ createdAt: long, expiresAt: new Date(long.getTime() + 1) })
        .returning(),
    ).toMatchObject([{ id }]);
    const { code, of } = await examine(env);
    expect(code).toBe(0);
    expect(of('signing_keys')).toMatchObject({
      status: 'warn',
      message: expect.stringContaining('100 days'),
      advice: 'run `concord keys rotate`',
    });
    expect(of('outbox')).toMatchObject({ status: 'warn', message: 'mails that wait: 1, the oldest for 1 hour' });
    expect(of('sweeper')).toMatchObject({ status: 'warn', message: expect.stringContaining('100 days') });
    await db.delete(outbox);
  });
} else {
  test('while the service runs on the embedded database, commands say what to do, and the doctor checks the rest', async () => {
    const stage = await openStage();
    onTestFinished(stage.close);
    const service = await startInstance(stage.env);
    onTestFinished(service.kill);
    const refused = await runCommand('users list --json', stage.env);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    const { error } = JSON.parse(refused.stderr);
    expect(error).toMatchObject({ code: 'database_in_use', message: expect.stringContaining('stop it first') });
    const { code, of } = await examine(stage.env);
    expect([code, of('database')?.status, of('schema')]).toEqual([0, 'warn', undefined]);
  });
}
