import { afterAll, expect, test } from 'bun:test';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { killInstances, runCommand, temporaryFolder } from '../instances.ts';
import { openStage } from './stage.ts';

afterAll(killInstances);

const nowhere = { DATA_DIR: '/nowhere' };

test('help tells every command, also without a configuration', async () => {
  const { code, stdout, stderr } = await runCommand('--help', { PORT: 'wrong' });
  expect([code, stderr]).toEqual([0, '']);
  for (const name of ['serve', 'migrate', 'users', 'keys', 'doctor', 'health', 'end-all-sessions']) {
    expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  }
  expect(stdout).toContain('Exit codes: 0 it is done; 1 it cannot be done; 2 the call is wrong.');
  const users = await runCommand('users --help', {});
  for (const name of ['list', 'show', 'create', 'disable', 'enable', 'set-password', 'end-sessions', 'delete']) {
    expect(users.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  }
  expect((await runCommand('users list --help', {})).stdout).toContain('$ concord users list --disabled');
});

test('the version is that of the package', async () => {
  expect(await runCommand('--version', {})).toMatchObject({ code: 0, stdout: `${packageJson.version}\n` });
});

test('a wrong call is told as such, with exit code 2, and with what was probably meant', async () => {
  const calls: [string, string][] = [
    ['nope', "unknown command 'nope'"],
    ['migrat', '(Did you mean migrate?)'],
    ['users lst', '(Did you mean list?)'],
    ['users list --nope', "unknown option '--nope'"],
    ['users show -ada', '(a name that begins with a dash goes after --)'],
    ['users list --limit 0', 'a whole number from 1 to 1000'],
    ['users show', "missing required argument 'user'"],
    ['users list --enabled --disabled', 'cannot be used with'],
  ];
  for (const [call, words] of calls) {
    const { code, stdout, stderr } = await runCommand(call, nowhere);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  }
  const { code, stderr } = await runCommand('users lst --json', nowhere);
  expect([code, JSON.parse(stderr).error.code]).toEqual([2, 'unknown_command']);
  const dashed = await runCommand('users show -- -ada', nowhere);
  expect([dashed.code, dashed.stderr]).toEqual([1, expect.stringContaining('there is no database')]);
});

test('a faulty configuration names every setting, in one JSON document if asked', async () => {
  const { code, stdout, stderr } = await runCommand('users list --json', { PORT: 'x', DATABASE_POOL: '0' });
  expect([code, stdout]).toEqual([1, '']);
  const { error } = JSON.parse(stderr);
  expect(error.code).toBe('invalid_configuration');
  expect(error.faults.map(({ setting }: { setting: string }) => setting)).toEqual(['PORT', 'DATABASE_POOL']);
});

test('settings come from the environment, then `.env.local`, then `.env` where it is started', async () => {
  const cwd = await temporaryFolder();
  await Bun.write(join(cwd, '.env'), 'HOST=127.0.0.3\nPORT=3\nMETRICS_PORT=wrong');
  await Bun.write(join(cwd, '.env.local'), 'HOST=127.0.0.2\nPORT=2\nMETRICS_PORT=9');
  const main = join(import.meta.dir, '../../src/main.ts');
  const { stderr } = Bun.spawnSync([process.execPath, main, 'health'], { cwd, env: { HOST: '127.0.0.1' } });
  expect(stderr.toString()).toBe('http://127.0.0.1:2/health/ready does not answer\n');
});

test('a database that is not there is told, and not made by looking', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const absent = await runCommand('users list', { DATA_DIR: dataDir });
  expect([absent.code, absent.stderr]).toEqual([1, expect.stringContaining('`concord migrate`')]);
  expect(await Bun.file(`${dataDir}/database.lock`).exists()).toBe(false);
  const away = await runCommand('users list', { DATABASE_URL: 'postgres://concord:hunter2@127.0.0.1:1/concord' });
  expect([away.code, away.stderr]).toEqual([
    1,
    'reading the level of the schema failed (ECONNREFUSED); `concord doctor` tells what to do\n',
  ]);
});

test('an empty database is migrated by `migrate`, once, and by no other command', async () => {
  const stage = await openStage({}, false);
  if (stage.env['DATABASE_URL']) expect((await stage.run('users list')).stderr).toContain('0000_initial');
  expect((await stage.json('migrate')).applied[0]).toBe('0000_initial');
  expect(await stage.json('migrate')).toEqual({ applied: [] });
  expect(await stage.json('users list')).toEqual({ accounts: [], next: null });
  await stage.close();
});

test('health is 0 while the service answers, and 1 when it does not', async () => {
  const stage = await openStage();
  const service = await stage.service();
  const { port } = new URL(service.url);
  const env = { ...stage.env, PORT: port };
  expect(await runCommand('health', env)).toMatchObject({ code: 0 });
  expect(await runCommand('health --json', { ...env, HOST: '0.0.0.0' })).toMatchObject({ code: 0 });
  expect(await runCommand(`health --url ${service.url}`, nowhere)).toMatchObject({ code: 0 });
  // As a proxy that gives the service a path of its own.
  const proxy = Bun.serve({ port: 0, routes: { '/auth/health/ready': () => fetch(`${service.url}/health/ready`) } });
  for (const base of ['auth', 'auth/']) {
    const { code, stdout } = await runCommand(`health --url ${proxy.url}${base} --json`, nowhere);
    expect([code, JSON.parse(stdout || 'null')]).toEqual([0, { url: `${proxy.url}auth/health/ready`, status: 200 }]);
  }
  await proxy.stop(true);
  await service.kill();
  const { code, stderr } = await runCommand('health --json', env);
  expect([code, JSON.parse(stderr).error]).toEqual([1, expect.objectContaining({ code: 'not_ready', status: null })]);
  expect((await runCommand('health', { PORT: '0' })).code).toBe(2);
  await stage.close();
});
