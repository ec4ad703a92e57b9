import { expect, setDefaultTimeout, test } from 'bun:test';
import { engine } from '../database.ts';
import { register } from '../http/accounts.ts';
import { type Stage, shareStage } from './stage.ts';
import { consoleOf, fill, hears, press, sees, signIn } from './visitor.ts';

setDefaultTimeout(60_000);

// What a browser does does not depend on the database: once is enough.
if (engine === 'pglite') {
  let stage: Stage;
  shareStage((shared) => {
    stage = shared;
  });

  test('a session that was ended elsewhere says so and leaves nothing behind', async () => {
    const { account, page } = await consoleOf(stage);
    const other = await stage.open('/account');
    await signIn(other, account.username, account);
    await press(other, 'End all other sessions');
    await hears(other, 'All other sessions have ended.');
    await press(page, 'Download my data');
    await hears(page, 'Your session has ended. Please sign in again.');
    await sees(page, 'Sign in');
    expect(await page.locator('#console').textContent()).not.toContain(account.username);
  });

  test('a server that cannot be reached is no dead end', async () => {
    const { account, page } = await consoleOf(stage);
    await page.route('**/account/**', (route) => route.abort());
    await press(page, 'Download my data');
    await hears(page, 'The server cannot be reached.');
    await page.unroute('**/account/**');
    await press(page, 'Send the link');
    await hears(page, 'We have sent you a mail.');
    expect(await page.locator('#greeting').textContent()).toBe(account.username);
  });

  test('a start that fails leaves a door that opens', async () => {
    const { account, page } = await consoleOf(stage);
    await page.route('**/account/sessions', (route) => route.abort());
    await page.reload();
    await hears(page, 'The server cannot be reached.');
    await page.getByRole('link', { name: 'Create an account' }).click();
    await sees(page, 'Create an account');
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.unroute('**/account/sessions');
    await signIn(page, account.username, account);
  });

  test('a pause of one second is said in the singular', async () => {
    const account = await register(stage.server);
    const page = await stage.open('/account');
    const body = { message: 'Too many attempts. Please wait 1 s.', code: 'too_many_requests' };
    await page.route('**/account/log-in', (route) =>
      route.fulfill({ status: 429, headers: { 'retry-after': '1' }, json: body }),
    );
    await fill(page, { 'User name or e-mail address': account.username, Password: account.password });
    await press(page, 'Sign in');
    await hears(page, 'Too many attempts. Please try again in 1 second.');
  });
}
