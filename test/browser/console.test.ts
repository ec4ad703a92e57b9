import { expect, setDefaultTimeout, test } from 'bun:test';
import { engine } from '../database.ts';
import { logIn, newAccount, register } from '../http/accounts.ts';
import { type Stage, shareStage } from './stage.ts';
import { consoleOf, errorOf, field, fill, hears, press, sees, signIn } from './visitor.ts';

setDefaultTimeout(60_000);

let stage: Stage;
// What a browser does does not depend on the database: once is enough.
if (engine === 'pglite') {
  shareStage((shared) => {
    stage = shared;
  });

  test('signing up leads into the console, and a reload goes on with the session', async () => {
    const { username, email, password } = newAccount();
    const page = await stage.open('/account');
    await page.getByRole('link', { name: 'Create an account' }).click();
    await sees(page, 'Create an account');
    await fill(page, { 'User name': username, 'E-mail address optional': email, Password: password });
    await press(page, 'Create the account');
    await sees(page, `Hello, ${username}`);
    expect(await page.locator('#email-address').textContent()).toBe(email);
    await page.reload();
    await sees(page, `Hello, ${username}`);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie)).toBe(
      '{}',
    );
  });

  test('what is wrong is said next to the field, which then has the focus', async () => {
    const taken = await register(stage.server);
    const page = await stage.open('/account#sign-up');
    await press(page, 'Create the account');
    expect(await errorOf(page, 'User name')).toBe('Please fill this in.');
    expect(await field(page, 'User name').evaluate((input) => input === document.activeElement)).toBe(true);
    await fill(page, { 'User name': taken.username, 'E-mail address optional': 'ada', Password: 'x' });
    await press(page, 'Create the account');
    await page.locator('#new-password[aria-invalid]').waitFor();
    expect(await errorOf(page, 'Password')).toBe('Password must have at least 6 characters.');
    expect(await errorOf(page, 'E-mail address optional')).toContain('E-mail address ');
    await fill(page, { 'E-mail address optional': '', Password: taken.password });
    expect(await errorOf(page, 'Password')).toBe('');
    await press(page, 'Create the account');
    await page.locator('#new-name[aria-invalid]').waitFor();
    expect(await errorOf(page, 'User name')).toBe('User name is taken.');
  });

  test('a wrong password is refused in words; the address signs in as the name does', async () => {
    const account = await register(stage.server);
    const page = await stage.open('/account');
    await fill(page, { 'User name or e-mail address': account.email, Password: 'wrong' });
    await press(page, 'Sign in');
    await hears(page, 'The name or the password is wrong.');
    await signIn(page, account.email, account);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(`Hello, ${account.username}`);
  });

  test('all of it works by keyboard alone', async () => {
    const account = await register(stage.server);
    const page = await stage.open('/account');
    await sees(page, 'Sign in');
    const focused = () => page.evaluate(() => document.activeElement?.id);
    for (let tabs = 0; (await focused()) !== 'name' && tabs < 10; tabs++) await page.keyboard.press('Tab');
    await page.keyboard.type(account.username);
    await page.keyboard.press('Tab');
    await page.keyboard.type(account.password);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await field(page, 'Password').getAttribute('type')).toBe('text');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await sees(page, `Hello, ${account.username}`);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('sign-out');
    await page.keyboard.press('Enter');
    await sees(page, 'Sign in');
    expect(await focused()).toBe('notice');
  });

  test('a slow action shows that it is under way and cannot be started twice', async () => {
    const account = await register(stage.server);
    const page = await stage.open('/account');
    let requests = 0;
    await page.route('**/account/log-in', async (route) => {
      requests++;
      await Bun.sleep(300);
      await route.continue();
    });
    await fill(page, { 'User name or e-mail address': account.username, Password: account.password });
    const password = field(page, 'Password');
    await password.press('Enter');
    const button = page.locator('#sign-in .primary');
    expect([await button.isDisabled(), await button.getAttribute('aria-busy')]).toEqual([true, 'true']);
    await password.press('Enter');
    await sees(page, `Hello, ${account.username}`);
    expect(requests).toBe(1);
  });

  test('a new password is asked the old one, and ends every other session', async () => {
    const { account, page } = await consoleOf(stage);
    const { access } = await logIn(stage.server, account);
    await page.getByText('Change the password').first().click();
    const changed = 'battery staple';
    await fill(page, { 'Current password': 'wrong', 'New password': changed });
    await press(page, 'Change the password');
    await page.locator('#password-current[aria-invalid]').waitFor();
    expect(await errorOf(page, 'Current password')).toBe('Current password is wrong.');
    await fill(page, { 'Current password': account.password });
    await press(page, 'Change the password');
    await hears(page, 'Your password has been changed.');
    expect([await field(page, 'New password').inputValue(), await page.locator('#sessions li').count()]).toEqual([
      '',
      1,
    ]);
    expect((await stage.server.get('/api/user', { authorization: `Bearer ${access}` })).status).toBe(401);
    await logIn(stage.server, { ...account, password: changed });
  });

  test('sessions are named after their device, and end one by one or all at once', async () => {
    const account = await register(stage.server);
    const begin = (agent: string) => stage.server.post('/login', account, { 'user-agent': agent });
    await begin('Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0');
    await begin('curl/8.0');
    const page = await stage.open('/account');
    await signIn(page, account.username, account);
    const devices = () => page.locator('#sessions .device').allTextContents();
    expect((await devices()).sort()).toEqual(['Chrome on Linux', 'Firefox on Windows', 'curl']);
    // What counts as use is named, as it is in the contract.
    const hint = page.locator('#sessions .hint').first();
    expect(await hint.textContent()).toMatch(/^Last signed in or renewed just now from /);
    await press(page, 'End the session of curl');
    await hears(page, 'The session has ended.');
    expect((await devices()).sort()).toEqual(['Chrome on Linux', 'Firefox on Windows']);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('sessions-title');
    await press(page, 'End all other sessions');
    await hears(page, 'All other sessions have ended.');
    expect(await devices()).toEqual(['Chrome on Linux']);
    expect(await page.getByRole('button', { name: 'End all other sessions' }).isVisible()).toBe(false);
  });

  test('an access token that has run out is replaced without a word', async () => {
    const { account, page } = await consoleOf(stage);
    stage.server.clock.advance(2 * 3600);
    const download = page.waitForEvent('download');
    await press(page, 'Download my data');
    const data = await Bun.file(await (await download).path()).json();
    expect(data.account).toMatchObject({ username: account.username, email: account.email });
    await hears(page, 'Your data has been saved as a file.');
  });

  test('a name that looks like markup is shown as it is', async () => {
    const username = '<img src=x onerror=alert(1)>';
    const { page } = await consoleOf(stage, { username });
    expect(await page.locator('#username').textContent()).toBe(username);
    expect(await page.locator('main img').count()).toBe(0);
  });

  test('signing out ends the session, also for a reload', async () => {
    const { page } = await consoleOf(stage);
    await press(page, 'Sign out');
    await hears(page, 'You are signed out.');
    await page.reload();
    await sees(page, 'Sign in');
  });

  test('an account is deleted after the password has been asked again', async () => {
    const { account, page } = await consoleOf(stage);
    await page.getByText('Delete my account').click();
    await fill(page, { 'Current password': 'wrong' });
    await press(page, 'Delete it for good');
    await page.locator('#delete-password[aria-invalid]').waitFor();
    expect(await errorOf(page, 'Current password')).toBe('Current password is wrong.');
    await fill(page, { 'Current password': account.password });
    await press(page, 'Delete it for good');
    await hears(page, 'Your account has been deleted.');
    await fill(page, { 'User name or e-mail address': account.username, Password: account.password });
    await press(page, 'Sign in');
    await hears(page, 'The name or the password is wrong.');
  });
}
