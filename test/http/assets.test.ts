import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { pages } from '../../src/http/pages/pages.ts';
import { serve, type TestServer } from '../server.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.stop());

test('all who ask for a file are sent one copy of it, so that those who do not read it fill no memory', async () => {
  const name = 'swagger-ui-bundle.js';
  const asked = await Promise.all(Array.from({ length: 50 }, () => pages.asset(name)));
  const copies = new Set([...asked, await pages.asset(name)].map((page) => page?.text));
  expect(copies.size).toBe(1);
  const file = Bun.file(Bun.resolveSync(`swagger-ui-dist/${name}`, import.meta.dir));
  for (let times = 0; times < 2; times++) {
    const reply = await server.fetch(`/assets/${name}`);
    expect(await reply.text()).toBe(await file.text());
  }
});
