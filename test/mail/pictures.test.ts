import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { languages } from '../../src/platform/mail/languages/index.ts';
import { createMailTemplates } from '../../src/platform/mail/templates.ts';
import { launchBrowser } from '../browser/browser.ts';
import { brand, purposes, sampleFacts } from './samples.ts';

setDefaultTimeout(60_000);

/** `SCREENSHOTS=1` draws the pictures anew. */
const pictures = fileURLToPath(new URL('../../docs/screenshots/mails', import.meta.url));
const draws = process.env['SCREENSHOTS'] === '1';
const axe = fileURLToPath(import.meta.resolve('axe-core'));

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  if (draws) await mkdir(pictures, { recursive: true });
});
afterAll(() => browser.close());

async function show(html: string, colorScheme: 'light' | 'dark', width = 640): Promise<Page> {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 300 } });
  await page.setContent(html);
  return page;
}

/** What WCAG 2 (A, AA) has against the page. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })` as never as () => Promise<AxeReport>,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

interface AxeReport {
  violations: { id: string; nodes: { html: string }[] }[];
}

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  for (const { tag } of languages) {
    test.each(purposes)(`the ${tag} mail for %s is readable for everyone`, async (purpose) => {
      const { html } = createMailTemplates(brand).render(purpose, { ...sampleFacts(purpose), locale: tag });
      const page = await show(html, scheme);
      if (draws) await page.screenshot({ path: `${pictures}/${purpose}.${tag}.${scheme}.png`, fullPage: true });
      expect(await faultsOf(page)).toEqual([]);
      await page.close();
    });
  }

  test.each(['#000000', '#ffffff', '#ffd60a', '#767676', '#d1001f'])('a brand of %s stays readable', async (color) => {
    const { html } = createMailTemplates({ ...brand, color }).render('password_reset', sampleFacts('password_reset'));
    const page = await show(html, scheme);
    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });
});

test('a mail fits a telephone, and a name or product without a blank does not widen it', async () => {
  const { html } = createMailTemplates({ ...brand, productName: 'W'.repeat(64) }).render('email_change', {
    ...sampleFacts('email_change'),
    username: 'W'.repeat(64),
  });
  const page = await show(html, 'light', 360);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(360);
  await page.close();
});
