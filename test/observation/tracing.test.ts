import { expect, onTestFinished, setDefaultTimeout, test } from 'bun:test';
import { bearer, cheapHashing, logIn, newAccount, register } from '../http/accounts.ts';
import { serve, type TestServer } from '../server.ts';
import { type CollectedSpan, type Collector, collect } from './collector.ts';

setDefaultTimeout(30_000);

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';

/** `flushed` stops the server, which sends what it has; the database may be gone by then. */
async function traced(env: Record<string, string> = {}) {
  const collector = collect();
  onTestFinished(() => collector.stop());
  const server = await serve({ ...cheapHashing, OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, ...env });
  const flushed = async (): Promise<CollectedSpan[]> => {
    await server.stop().catch(() => {});
    return collector.spans();
  };
  return { collector, server, flushed } satisfies { collector: Collector; server: TestServer; flushed: unknown };
}

function only(spans: CollectedSpan[], name: string): CollectedSpan {
  const found = spans.filter((span) => span.name === name);
  expect(found).toHaveLength(1);
  return found[0] as CollectedSpan;
}

test("a request is a span under the caller's, and what it had done are spans under its own", async () => {
  const { collector, server, flushed } = await traced({
    OTEL_SERVICE_NAME: 'accounts of Ada',
    OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=a%20b',
  });
  const account = await register(server);
  const name = { username: account.username, password: account.password };
  const reply = await server.post('/as/token-pair/auth/login', name, { traceparent: `00-${TRACE}-${CALLER}-01` });
  const spans = await flushed();

  const span = only(spans, 'POST /as/token-pair/auth/login');
  expect(span).toMatchObject({ traceId: TRACE, parentSpanId: CALLER, kind: 2, status: 0 });
  expect(span.attributes).toEqual({
    'http.request.method': 'POST',
    'http.route': '/as/token-pair/auth/login',
    'http.response.status_code': 200,
    'concord.operation': 'authLogin',
    'concord.document': 'token-pair',
    'concord.request_id': reply.headers.get('x-request-id') ?? '',
  });
  const children = spans.filter(({ traceId }) => traceId === TRACE).filter((other) => other !== span);
  expect(new Set(children.map(({ parentSpanId }) => parentSpanId))).toEqual(new Set([span.spanId]));
  expect(children.map((child) => child.name)).toContain('hash');
  expect(only(children, 'accounts.findByUsername')).toMatchObject({
    kind: 3,
    attributes: { 'db.system.name': 'postgresql', 'db.operation.name': 'accounts.findByUsername' },
  });

  expect(collector.requests[0]?.path).toBe('/v1/traces');
  expect(collector.requests[0]?.headers.get('x-tenant')).toBe('a b');
  expect(collector.requests[0]?.text).toContain('accounts of Ada');
  const lines = server.log.lines.filter(({ message }) => message === 'request');
  expect(lines.map(({ fields }) => fields['traceId'])).toContain(TRACE);
});

test('requests that overlap keep their spans apart', async () => {
  const { server, flushed } = await traced();
  const accounts = await Promise.all(Array.from({ length: 8 }, () => register(server)));
  await Promise.all(accounts.map((account) => logIn(server, account)));
  const spans = await flushed();
  const logIns = spans.filter(({ name }) => name === 'POST /auth/login');
  expect(new Set(logIns.map(({ traceId }) => traceId)).size).toBe(8);
  for (const { traceId, spanId } of logIns) {
    const hashes = spans.filter((span) => span.traceId === traceId && span.name === 'hash');
    expect(hashes.map(({ parentSpanId }) => parentSpanId)).toEqual([spanId]);
  }
});

test('no password, address, token, query or client is in a span', async () => {
  const { collector, server, flushed } = await traced();
  const account = await register(server, { password: 'an unmistakable password' });
  const { access, refresh } = await logIn(server, account);
  const { body } = await server.post('/auth/forget-password', { email: account.email });
  await server.post('/auth/verify-email/an-unmistakable-token?of=somebody-unmistakable');
  await server.get('/somewhere-unmistakable');
  await server.get('/api/user', { ...bearer(access), 'user-agent': 'unmistakable agent' });
  await flushed();
  const text = collector.requests.map((request) => request.text).join('\n');
  expect(text).toContain('POST /auth/verify-email/{token}');
  for (const secret of [
    'unmistakable',
    account.username,
    account.email,
    access,
    refresh,
    body.reset_token,
    '127.0.0.1',
  ])
    expect(text).not.toContain(secret);
});

test('what fails is an error: the store call with its code, the request with its status', async () => {
  const { server, flushed } = await traced();
  await server.database.database.close();
  await server.post('/login', newAccount());
  await server.get('/made-up');
  const spans = await flushed();
  expect(only(spans, 'POST /login')).toMatchObject({ status: 2, attributes: { 'error.type': '500' } });
  const call = only(spans, 'accounts.findByUsername');
  expect(call.status).toBe(2);
  expect(call.attributes['error.type']).toBeString();
  expect(only(spans, 'HTTP')).toMatchObject({ status: 0, attributes: { 'http.request.method': '_OTHER' } });
});

test('the caller decides what is recorded, and the share where there is none', async () => {
  const { server, flushed } = await traced({ OTEL_TRACES_SAMPLER_ARG: '0' });
  await server.get('/health');
  await server.get('/health', { traceparent: `00-${TRACE}-${CALLER}-00` });
  await server.get('/health/live', { traceparent: `00-${TRACE}-${CALLER}-01` });
  expect((await flushed()).map(({ name }) => name)).toEqual(['GET /health/live']);
});

test.each(['', '00-0-0-01', `00-${'0'.repeat(32)}-${CALLER}-01`, `ff-${TRACE}-${CALLER}-01`, `00-${TRACE}-${CALLER}`])(
  'a traceparent of %p begins a trace of its own',
  async (traceparent) => {
    const { server, flushed } = await traced();
    await server.get('/health/live', { traceparent });
    const span = only(await flushed(), 'GET /health/live');
    expect(span.parentSpanId).toBeUndefined();
    expect(span.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(span.traceId).not.toBe(TRACE);
  },
);

test('a collector that does not answer costs no more than a bounded queue of spans', async () => {
  const { collector, server, flushed } = await traced();
  const { release } = collector.hold();
  for (let turn = 0; turn < 40; turn++) {
    const replies = await Promise.all(Array.from({ length: 100 }, () => fetch(`${server.url}/health/live`)));
    expect(replies.every(({ status }) => status === 200)).toBe(true);
  }
  release();
  const spans = await flushed();
  expect(spans.length).toBeGreaterThanOrEqual(512);
  // The queue, and the batch that was under way.
  expect(spans.length).toBeLessThanOrEqual(2048 + 512);
});

test('without a collector the service answers and stops', async () => {
  const server = await serve({ ...cheapHashing, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' });
  await logIn(server, await register(server));
  await server.stop();
  expect(server.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
