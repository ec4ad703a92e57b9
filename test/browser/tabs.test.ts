import { expect, setDefaultTimeout, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { engine } from '../database.ts';
import { logIn, register } from '../http/accounts.ts';
import { type Stage, shareStage } from './stage.ts';
import { consoleOf, fill, hears, press, sees, signIn } from './visitor.ts';

setDefaultTimeout(60_000);

// What a browser does does not depend on the database: once is enough.
if (engine === 'pglite') {
  let stage: Stage;
  shareStage((shared) => {
    stage = shared;
  });

  test('a tab does nothing in the name of somebody who has signed in at another tab', async () => {
    const bob = await register(stage.server);
    const { account: alice, page } = await consoleOf(stage);
    const other = await tabBeside(page, '/account');
    await sees(other, `Hello, ${alice.username}`);
    await press(other, 'Sign out');
    await signIn(other, bob.username, bob);
    // The two have the same password.
    await page.getByText('Delete my account').click();
    await fill(page, { 'Current password': alice.password });
    await press(page, 'Delete it for good');
    await sees(page, `Hello, ${bob.username}`);
    for (const account of [alice, bob]) await logIn(stage.server, account);
  });

  test('a tab goes on with a session that the same person has begun at another tab', async () => {
    const { account, page } = await consoleOf(stage);
    const other = await tabBeside(page, '/account');
    await press(other, 'Sign out');
    await signIn(other, account.username, account);
    const download = page.waitForEvent('download');
    await press(page, 'Download my data');
    expect((await download).suggestedFilename()).toBe(`${account.username}.json`);
  });

  test('no mail is announced for an address that was verified in another tab', async () => {
    const { account, page } = await consoleOf(stage);
    await stage.server.post('/auth/request-verify-email', { email: account.email });
    const other = await tabBeside(page, (await stage.link(account.email)).slice(stage.server.url.length));
    await press(other, 'Verify my address');
    await sees(other, 'Your address is verified');
    await press(page, 'Send the link');
    await hears(page, 'Your address is verified already.');
    expect(await page.locator('#verified').textContent()).toBe('Verified');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('notice');
    expect(await page.getByRole('button', { name: 'Send the link' }).isVisible()).toBe(false);
  });

  test('a mailed link works in a tab that shows its page already, and leaves the address bar there, too', async () => {
    const account = await register(stage.server);
    const page = await stage.open('/verify-email');
    await sees(page, 'Open the link from your mail');
    await stage.server.post('/auth/request-verify-email', { email: account.email });
    await page.goto(await stage.link(account.email));
    await sees(page, 'Verify your e-mail address');
    expect(page.url()).not.toContain('#');
    await press(page, 'Verify my address');
    await sees(page, 'Your address is verified');
  });

  test('the skip link costs no mailed link its token, and is none', async () => {
    const account = await register(stage.server);
    await stage.server.post('/auth/request-verify-email', { email: account.email });
    const page = await stage.open((await stage.link(account.email)).slice(stage.server.url.length));
    await page.getByRole('link', { name: 'Skip to the content' }).press('Enter');
    await page.waitForURL('**/verify-email#main');
    await page.goBack();
    await press(page, 'Verify my address');
    await sees(page, 'Your address is verified');
    await page.goto(`${stage.server.url}/verify-email#main`);
    await page.reload();
    await sees(page, 'Open the link from your mail');
  });

  /** With the same cookies. */
  async function tabBeside(page: Page, path: string): Promise<Page> {
    const other = await page.context().newPage();
    await other.goto(stage.server.url + path);
    return other;
  }
}
