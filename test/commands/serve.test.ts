import { afterAll, expect, onTestFinished, test } from 'bun:test';
import { killInstances, runCommand, startInstance } from '../instances.ts';
import { openStage } from './stage.ts';

afterAll(killInstances);

/** An address that is no machine's (RFC 5737). */
const NOWHERE = '192.0.2.1';

async function settings(): Promise<Record<string, string>> {
  const stage = await openStage();
  onTestFinished(stage.close);
  return stage.env;
}

test('an address that cannot be listened on is told with the settings that it comes from, and 1', async () => {
  const env = await settings();
  const other = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: () => new Response() });
  onTestFinished(() => other.stop(true));
  const wrong: [Record<string, string>, string][] = [
    [
      { HOST: NOWHERE, PORT: '4000' },
      `HOST ${NOWHERE}, PORT 4000: this machine does not have that address (EADDRNOTAVAIL)`,
    ],
    [{ HOST: 'nowhere.invalid', PORT: '4000' }, 'HOST nowhere.invalid, PORT 4000: that host has no address (EINVAL)'],
    [{ PORT: `${other.port}` }, `HOST 127.0.0.1, PORT ${other.port}: another process listens there (EADDRINUSE)`],
    [
      { METRICS_HOST: NOWHERE, METRICS_PORT: '4001' },
      `METRICS_HOST ${NOWHERE}, METRICS_PORT 4001: this machine does not`,
    ],
  ];
  for (const [differing, words] of wrong) {
    const { code, stderr } = await runCommand('serve', { ...env, ...differing });
    expect([code, stderr]).toEqual([1, expect.stringContaining(`cannot listen on ${words}`)]);
    expect(stderr).not.toMatch(/^\s+at /m);
  }
});

test('a setting that no URL can be made of is told by its name, and by no command with a stack', async () => {
  const faults: [Record<string, string>, string][] = [
    [{ HOST: 'localhost:3000' }, 'HOST must be a host name or an IP address, without a port'],
    [{ HOST: '999.999.999.999' }, 'HOST must be a host name or an IP address, without a port'],
    [{ DATABASE_URL: 'postgres://concord:100%hunter2@127.0.0.1/x' }, 'DATABASE_URL must have %25 where a % is meant'],
  ];
  for (const [env, words] of faults) {
    for (const command of ['serve', 'doctor', 'health', 'users list']) {
      const { code, output } = await runCommand(command, env);
      expect([command, code, output]).toEqual([command, 1, expect.stringContaining(words)]);
      expect(output).not.toMatch(/^\s+at |hunter2/m);
    }
  }
});

test('an IPv6 address stands in brackets in the URLs of the log', async () => {
  const instance = await startInstance({ ...(await settings()), HOST: '::1', METRICS_HOST: '::1', METRICS_PORT: '0' });
  expect(instance.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  expect((await instance.get('/health/ready')).status).toBe(200);
  const { metrics } = await instance.logged('ready');
  expect((await fetch(String(metrics))).status).toBe(200);
});

test('a database that is away when it starts ends it with 1, for a supervisor to try again', async () => {
  const { code, stderr } = await runCommand('serve', {
    DATABASE_URL: 'postgres://concord:hunter2@127.0.0.1:1/concord',
  });
  expect([code, stderr]).toEqual([1, expect.stringContaining('(ECONNREFUSED); `concord doctor` tells what to do')]);
});
