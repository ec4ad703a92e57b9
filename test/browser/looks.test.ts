import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { engine } from '../database.ts';
import { type Account, register } from '../http/accounts.ts';
import { browserStage, type Stage } from './stage.ts';

setDefaultTimeout(60_000);

const screenshots = join(import.meta.dir, '../../docs/screenshots');

/** Every page in every state that looks different. */
const views: Record<string, (account: Account) => { path: string; prepare?: (page: Page) => Promise<unknown> }> = {
  landing: () => ({ path: '/' }),
  'sign-in': () => ({ path: '/account' }),
  'sign-in-refused': () => ({
    path: '/account',
    async prepare(page) {
      await page.getByLabel('User name or e-mail').fill('nobody');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('Please fill this in.').waitFor();
      await page.getByLabel('Password', { exact: true }).fill('wrong');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('The name or the password is wrong.').waitFor();
    },
  }),
  'sign-up': () => ({
    path: '/account#sign-up',
    prepare: (page) => page.getByLabel('Password', { exact: true }).fill('correct horse battery'),
  }),
  account: (account) => ({ path: '/account', prepare: (page) => signIn(page, account) }),
  'account-forms': (account) => ({
    path: '/account',
    async prepare(page) {
      await signIn(page, account);
      for (const summary of await page.locator('summary').all()) await summary.click();
      await page.locator('#password-new').fill('x');
      await page.locator('#change-password button.primary').click();
      await page.locator('#password-current[aria-invalid]').waitFor();
    },
  }),
  'forgot-password': () => ({ path: '/forgot-password' }),
  'mail-sent': () => ({
    path: '/forgot-password',
    async prepare(page) {
      await page.getByLabel('E-mail address').fill('nobody@example.com');
      await page.getByRole('button', { name: 'Send me a link' }).click();
      await page.getByText('Look into your mailbox').waitFor();
    },
  }),
  'verify-email': () => ({ path: '/verify-email#token' }),
  'verify-email-dead': () => ({
    path: '/verify-email#token',
    async prepare(page) {
      await page.getByRole('button').click();
      await page.getByText('This link does not work any more').waitFor();
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
    account = await register(stage.server);
    await stage.server.post('/login', account, { 'user-agent': userAgents.phone });
    await stage.server.post('/login', account, { 'user-agent': userAgents.laptop });
  });
  afterAll(() => stage.close());

  describe.each(Object.keys(views))('%s', (name) => {
    for (const [appearance, options] of Object.entries(appearances)) {
      test(`is accessible and fits, ${appearance}`, async () => {
        const { path, prepare } = views[name]?.(account) ?? { path: '' };
        const page = await stage.open(path, options);
        await page.locator('h1:visible, .unseen').first().waitFor();
        await prepare?.(page);
        if (process.env['SCREENSHOTS']) {
          await page.screenshot({ path: `${screenshots}/${name}-${appearance}.png`, fullPage: true });
        }
        expect(await violations(page)).toEqual([]);
        expect(await overflow(page)).toBe(0);
        await page.context().close();
      });
    }
  });

  test('no page did what it may not', () => {
    expect(stage.faults).toEqual([]);
  });
}

const userAgents = {
  phone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1',
  laptop: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
};

async function signIn(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel('User name or e-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Hello' }).waitFor();
}

/** What axe finds by the rules of WCAG 2.2 AA and its best practices. It is put in past the page's policy. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** By how much a page is wider than the window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
