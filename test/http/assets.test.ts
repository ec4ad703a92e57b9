import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { pages } from '../../src/http/pages/pages.ts';
import { serve, type TestServer } from '../server.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.stop());

test('all who ask for a file are sent one blob, of which nothing is copied for those who do not read it', async () => {
  const name = 'swagger-ui-bundle.js';
  const asked = await Promise.all(Array.from({ length: 50 }, () => pages.asset(name)));
  const [shared, ...others] = new Set([...asked, await pages.asset(name)].map((page) => page?.text));
  expect(shared).toBeInstanceOf(Blob);
  expect(others).toEqual([]);
});

test('a file is sent whole, every time, and is as long as HEAD says', async () => {
  for (const name of ['swagger-ui-bundle.js', 'swagger-ui.css']) {
    const text = await Bun.file(Bun.resolveSync(`swagger-ui-dist/${name}`, import.meta.dir)).text();
    for (const headers of [{}, { range: 'bytes=0-9' }]) {
      const reply = await server.fetch(`/assets/${name}`, { headers });
      expect([reply.status, reply.headers.get('content-range')]).toEqual([200, null]);
      expect(await reply.text()).toBe(text);
    }
    const head = await fetch(`${server.url}/assets/${name}`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(Buffer.byteLength(text))]);
    expect(head.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  }
});
