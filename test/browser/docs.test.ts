import { expect, setDefaultTimeout, test } from 'bun:test';
import type { Locator, Page } from 'playwright-core';
import { operations, publishedKeys } from '../../src/contract/generated/operations.ts';
import { engine } from '../database.ts';
import { newAccount, register } from '../http/accounts.ts';
import { browserStage, type Stage, shareStage } from './stage.ts';

setDefaultTimeout(60_000);

// What a browser does does not depend on the database: once is enough.
if (engine === 'pglite') {
  let stage: Stage;
  shareStage((shared) => {
    stage = shared;
  });

  test('Swagger UI logs in, authorizes with the token and asks who that is', async () => {
    const { username, password } = await register(stage.server);
    const page = await stage.open('/docs');
    const loggedIn = await execute(page, 'POST', '/login', { username, password });
    expect(loggedIn.status).toBe('200');
    await authorize(page, JSON.parse(loggedIn.body).token);
    const user = await execute(page, 'GET', '/api/user');
    expect([user.status, JSON.parse(user.body).data.username]).toEqual(['200', username]);
  });

  test('Swagger UI goes through the flow of the refresh cookie', async () => {
    const { username, password } = await register(stage.server);
    const page = await stage.open('/as/refresh-cookie/docs');
    expect((await execute(page, 'POST', '/api/auth/refresh')).status).toBe('401');
    expect((await execute(page, 'POST', '/api/auth/login', { username, password })).status).toBe('200');
    expect((await execute(page, 'POST', '/api/auth/refresh')).status).toBe('200');
  });

  test.each(publishedKeys)('%s is documented alone, and each of its operations can be tried', async (key) => {
    const page = await stage.open(`/as/${key}/docs`);
    await page.locator('.opblock').first().waitFor();
    expect(await page.locator('.opblock').count()).toBe(operations[key].length);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    for (const { method, path } of operations[key]) {
      const { status } = await execute(page, method, path);
      expect([method, path, Number(status)]).toEqual([method, path, expect.any(Number)]);
    }
    expect(asked.length).toBe(operations[key].length);
    expect(asked.filter((url) => !url.startsWith(`${stage.server.url}/as/${key}/`))).toEqual([]);
  });

  test.each(['/docs', '/as/token-pair/docs'])(
    '%s without JavaScript says so, and leads to what it would show',
    async (path) => {
      const page = await stage.open(path, { javaScriptEnabled: false });
      const words = page.locator('noscript p');
      await words.waitFor();
      expect(await words.textContent()).toStartWith('This page needs JavaScript.');
      expect(await page.getByText('One moment…').isVisible()).toBe(false);
      const description = await words.locator('a').getAttribute('href');
      expect((await stage.server.fetch(new URL(description ?? '', page.url()).pathname)).status).toBe(200);
    },
  );

  test('below the path of a proxy the pages and Swagger UI find the server', async () => {
    const proxy = await belowPath('/base');
    const page = await proxy.stage.open('');
    await page.goto(`${proxy.url}/`);
    await page.getByRole('link', { name: 'Your account' }).click();
    await page.getByRole('link', { name: 'Create an account' }).click();
    const { username, password } = newAccount();
    await page.locator('#new-name').fill(username);
    await page.locator('#new-password').fill(password);
    await page.locator('#sign-up .primary').click();
    await page.getByRole('heading', { name: `Hello, ${username}` }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: `Hello, ${username}` }).waitFor();
    for (const path of ['/docs', '/as/renewable-token/docs/']) {
      await page.goto(proxy.url + path);
      expect((await execute(page, 'POST', '/login', { username, password })).status).toBe('200');
    }
    await proxy.close();
  });
}

/** Sends an operation off with "Try it out", which is open from the start. */
async function execute(page: Page, method: string, path: string, body?: object) {
  const block = page.locator(`.opblock-${method.toLowerCase()}`).filter({ has: byPath(page, path) });
  await block.waitFor();
  if (!(await block.locator('.opblock-body').isVisible())) await block.locator('.opblock-summary-control').click();
  if (body) await block.locator('textarea').fill(JSON.stringify(body));
  await block.locator('.execute').click();
  const live = block.locator('.live-responses-table tbody');
  await block.locator('.live-responses-table .response-col_status').last().waitFor();
  await block.locator('.loading-container').waitFor({ state: 'detached' });
  const status = (await live.locator('.response-col_status').first().textContent()) ?? '';
  const code = live.locator('code').first();
  return {
    status: /\d+/.exec(status)?.[0] ?? '',
    body: (await code.count()) > 0 ? ((await code.textContent()) ?? '') : '',
  };
}

function byPath(page: Page, path: string): Locator {
  return page.locator(`.opblock-summary-path[data-path="${path}"]`);
}

async function authorize(page: Page, token: string): Promise<void> {
  await page.locator('.btn.authorize').click();
  const dialog = page.locator('.modal-ux');
  await dialog.locator('input').first().fill(token);
  await dialog
    .getByRole('button', { name: /apply credentials/i })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
}

/** A proxy that takes a path off, and the server behind it. */
async function belowPath(path: string) {
  let target = '';
  const proxy = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith(`${path}/`)) return new Response(null, { status: 404 });
      const { method, headers } = request;
      const body = method === 'GET' ? null : await request.arrayBuffer();
      return fetch(target + pathname.slice(path.length), { method, headers, body, decompress: false });
    },
  });
  const origin = `http://127.0.0.1:${proxy.port}`;
  const stage = await browserStage({ PUBLIC_URL: origin + path });
  target = stage.server.url;
  return {
    url: origin + path,
    stage,
    async close() {
      await stage.close();
      await proxy.stop(true);
    },
  };
}
