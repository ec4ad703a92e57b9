import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { engine } from '../database.ts';
import { type Account, register } from '../http/accounts.ts';
import { browserStage, type Stage } from './stage.ts';
import { fill, hears, press, sees, signIn } from './visitor.ts';

setDefaultTimeout(60_000);

const screenshots = join(import.meta.dir, '../../docs/screenshots');

/** Every page in every state that looks different. */
const views: Record<string, (account: Account) => { path: string; prepare?: (page: Page) => Promise<unknown> }> = {
  landing: () => ({ path: '/' }),
  docs: () => ({ path: '/as/token-pair/docs', prepare: (page) => page.locator('.opblock').first().waitFor() }),
  'sign-in': () => ({ path: '/account' }),
  'sign-in-refused': () => ({
    path: '/account',
    async prepare(page) {
      await fill(page, { 'User name or e-mail address': 'nobody' });
      await press(page, 'Sign in');
      await page.getByText('Please fill this in.').waitFor();
      await fill(page, { Password: 'wrong' });
      await press(page, 'Sign in');
      await hears(page, 'The name or the password is wrong.');
    },
  }),
  'sign-up': () => ({
    path: '/account#sign-up',
    prepare: (page) => fill(page, { 'User name': 'ada', Password: 'correct horse' }),
  }),
  account: (account) => ({ path: '/account', prepare: (page) => signIn(page, account.email, account) }),
  'account-forms': (account) => ({
    path: '/account',
    async prepare(page) {
      await signIn(page, account.email, account);
      for (const summary of await page.locator('summary').all()) await summary.click();
      await fill(page, { 'New password': 'x' });
      await press(page, 'Change the password');
      await page.getByText('Please fill this in.').waitFor();
    },
  }),
  'forgot-password': () => ({ path: '/forgot-password' }),
  'mail-sent': () => ({
    path: '/forgot-password',
    async prepare(page) {
      await fill(page, { 'E-mail address': 'nobody@example.com' });
      await press(page, 'Send me a link');
      await sees(page, 'Look into your mailbox');
    },
  }),
  'verify-email': () => ({ path: '/verify-email#token' }),
  'verify-email-dead': () => ({
    path: '/verify-email#token',
    async prepare(page) {
      await page.getByRole('button').click();
      await page.getByText('This link does not work').waitFor();
    },
  }),
  'verify-email-taken': () => ({
    path: '/verify-email#token',
    async prepare(page) {
      const json = { message: 'Invalid or expired token.', code: 'email_taken' };
      await page.route('**/auth/verify-email/token', (route) => route.fulfill({ status: 400, json }));
      await page.getByRole('button').click();
      await page.getByText('This address belongs to another account').waitFor();
    },
  }),
  'verify-email-incomplete': () => ({ path: '/verify-email' }),
  'reset-password': () => ({ path: '/reset-password#token' }),
  'reset-password-incomplete': () => ({ path: '/reset-password' }),
};

const appearances = {
  light: { colorScheme: 'light', viewport: { width: 1100, height: 760 } },
  dark: { colorScheme: 'dark', viewport: { width: 1100, height: 760 } },
  phone: { colorScheme: 'light', viewport: { width: 360, height: 740 } },
} as const;

// What a browser shows does not depend on the database: once is enough.
if (engine === 'pglite') {
  let stage: Stage;
  let account: Account;
  beforeAll(async () => {
    stage = await browserStage();
    account = await register(stage.server, { username: 'ada', email: 'ada@example.com' });
    await logInAgo(3 * 86_400, userAgents.phone);
    await logInAgo(2 * 3_600, userAgents.laptop);
  });
  afterAll(() => stage.close());

  test.each(Object.keys(views))('%s is accessible and fits', async (name) => {
    const { path, prepare } = views[name]?.(account) ?? { path: '' };
    const page = await stage.open(path);
    await page.locator('h1:not(.unseen):visible').waitFor();
    await prepare?.(page);
    for (const [appearance, { colorScheme, viewport }] of Object.entries(appearances)) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      if (process.env['SCREENSHOTS']) {
        await page.screenshot({ path: `${screenshots}/${name}-${appearance}.png`, fullPage: name !== 'docs' });
      }
      expect([appearance, await violations(page)]).toEqual([appearance, []]);
      expect([appearance, await overflow(page)]).toEqual([appearance, 0]);
    }
    await page.context().close();
  });

  test('a session whose device is one long word does not widen the console', async () => {
    const other = await register(stage.server);
    await stage.server.post('/login', other, { 'user-agent': 'W'.repeat(500) });
    const page = await stage.open('/account', { viewport: { width: 320, height: 640 } });
    await signIn(page, other.username, other);
    expect(await overflow(page)).toBe(0);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect([
        width,
        await page.locator('#sessions').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
      ]).toEqual([width, 0]);
    }
    await page.context().close();
  });

  async function logInAgo(seconds: number, userAgent: string): Promise<void> {
    stage.server.clock.advance(-seconds);
    await stage.server.post('/login', account, { 'user-agent': userAgent });
    stage.server.clock.advance(seconds);
  }

  test('no page did what it may not', () => {
    expect(stage.faults).toEqual([]);
  });
}

const userAgents = {
  phone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1',
  laptop: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
};

/**
 * What axe finds by the rules of WCAG 2.2 AA and its best practices. It is put in past the page's policy. The inside of
 * Swagger UI is as its makers ship it (docs/decisions/0012-pages.md).
 */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run({ exclude: ['.swagger-ui'] }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** By how much a page is wider than the window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
