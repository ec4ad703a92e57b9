import { expect, onTestFinished, test } from 'bun:test';
import { serve, type TestServer } from '../server.ts';
import { cheapHashing } from './accounts.ts';

test('probes are answered beyond any limit, and leave no line in the log while all is well', async () => {
  const server = await serve({ ...cheapHashing, RATE_LIMITS: 'network=1/1h' });
  onTestFinished(() => server.stop());
  for (let turn = 0; turn < 20; turn++) {
    expect((await server.get('/health/live')).body).toEqual({ status: 'live' });
    expect((await server.get('/health/ready')).body).toEqual({ status: 'ready' });
  }
  await server.fetch('/health/ready', { method: 'HEAD' });
  await server.get('/health');
  const lines = await requestLines(server);
  expect(lines.map((fields) => fields['route'])).toEqual(['/health']);
});

test('without a database the service is live but not ready, and says so in the log', async () => {
  const server = await serve(cheapHashing);
  onTestFinished(() => server.stop().catch(() => {}));
  await server.database.database.close();
  expect((await server.get('/health/live')).status).toBe(200);
  const { status, body, headers } = await server.get('/health/ready');
  expect([status, body]).toEqual([503, { status: 'unavailable', reason: 'database' }]);
  expect(headers.get('retry-after')).toBe('5');
  const lines = await requestLines(server);
  expect(lines.map((fields) => [fields['route'], fields['status']])).toEqual([['/health/ready', 503]]);
});

/** From the first one on: a request is logged after its reply. */
async function requestLines(server: TestServer): Promise<Record<string, unknown>[]> {
  for (;;) {
    const lines = server.log.lines.filter(({ message }) => message === 'request');
    if (lines.length > 0) return lines.map(({ fields }) => fields);
    await Bun.sleep(5);
  }
}
