import { expect, setDefaultTimeout, test } from 'bun:test';
import { engine } from '../database.ts';
import { logIn, register } from '../http/accounts.ts';
import { type Stage, shareStage } from './stage.ts';
import { consoleOf, errorOf, field, fill, hears, press, sees, signIn } from './visitor.ts';

setDefaultTimeout(60_000);

// What a browser does does not depend on the database: once is enough.
if (engine === 'pglite') {
  let stage: Stage;
  shareStage((shared) => {
    stage = shared;
  });

  test('a forgotten password is replaced by way of the mailbox', async () => {
    const account = await register(stage.server);
    const page = await stage.open('/account');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await fill(page, { 'E-mail address': 'ada' });
    await press(page, 'Send me a link');
    await page.locator('#email[aria-invalid]').waitFor();
    expect(await errorOf(page, 'E-mail address')).toMatch(/^E-mail address .*\.$/);
    await fill(page, { 'E-mail address': account.email });
    await press(page, 'Send me a link');
    await sees(page, 'Look into your mailbox');
    expect(await page.locator('#address').textContent()).toBe(account.email);

    const link = await stage.link(account.email);
    await page.goto(link);
    await fill(page, { 'New password': 'x' });
    expect(await page.locator('.strength').textContent()).toBe('Weak: make it longer');
    await press(page, 'Set the password');
    await page.locator('#password[aria-invalid]').waitFor();
    expect(await errorOf(page, 'New password')).toBe('New password must have at least 6 characters.');
    await fill(page, { 'New password': 'battery staple clip' });
    expect(await page.locator('.strength').textContent()).toBe('Strong');
    await page.getByRole('button', { name: 'Show the password' }).click();
    expect(await field(page, 'New password').getAttribute('type')).toBe('text');
    await press(page, 'Set the password');
    await sees(page, 'Your password is set');
    await page.getByRole('link', { name: 'Sign in' }).click();
    await signIn(page, account.username, { password: 'battery staple clip' });

    await page.goto('about:blank');
    await page.goto(link);
    await fill(page, { 'New password': 'another one' });
    await press(page, 'Set the password');
    await sees(page, 'This link has been used');
    await logIn(stage.server, { ...account, password: 'battery staple clip' });
  });

  test('a link that has expired says so and leads to another one', async () => {
    const account = await register(stage.server);
    await stage.server.post('/auth/request-password-reset', { email: account.email });
    const link = await stage.link(account.email);
    stage.server.clock.advance(16 * 60);
    const page = await stage.open(link.slice(stage.server.url.length));
    await fill(page, { 'New password': 'battery staple' });
    await press(page, 'Set the password');
    await sees(page, 'This link has expired');
    await page.getByRole('link', { name: 'Ask for another link' }).click();
    await sees(page, 'Forgot your password?');
  });

  test('an address is verified when the button is pressed, not when the link is opened', async () => {
    const account = await register(stage.server);
    await stage.server.post('/auth/request-verify-email', { email: account.email });
    const link = await stage.link(account.email);
    const page = await stage.open(link.slice(stage.server.url.length));
    await page.reload();
    await sees(page, 'Open the link from your mail');
    await page.goto('about:blank');
    await page.goto(link);
    expect(page.url()).not.toContain('#');
    await press(page, 'Verify my address');
    await sees(page, 'Your address is verified');
    await page.goto('about:blank');
    await page.goto(link);
    await press(page, 'Verify my address');
    await sees(page, 'This link has been used');
  });

  test('the link that verifies the address can be sent again, and works', async () => {
    const { account, page } = await consoleOf(stage);
    expect(await page.locator('#verified').textContent()).toBe('Not verified');
    await press(page, 'Send the link');
    await hears(page, 'We have sent you a mail.');
    await page.goto(await stage.link(account.email));
    await press(page, 'Verify my address');
    await sees(page, 'Your address is verified');
    await page.getByRole('link', { name: 'Go to your account' }).click();
    await sees(page, `Hello, ${account.username}`);
    expect(await page.locator('#verified').textContent()).toBe('Verified');
    expect(await page.getByRole('button', { name: 'Send the link' }).isVisible()).toBe(false);
  });

  test('a new address counts once its link has been opened', async () => {
    const { account, page } = await consoleOf(stage);
    const email = `new-${account.email}`;
    await page.getByText('Change the address').click();
    await fill(page, { 'New e-mail address': email, 'Current password': account.password });
    await page.locator('#change-email').getByRole('button', { name: 'Send the link' }).click();
    await hears(page, 'Open the link in the mail');
    expect(await page.locator('#pending-address').textContent()).toBe(email);
    expect(await page.locator('#email-address').textContent()).toBe(account.email);
    await page.goto(await stage.link(email));
    await press(page, 'Verify my address');
    await page.getByRole('link', { name: 'Go to your account' }).click();
    await sees(page, `Hello, ${account.username}`);
    expect(await page.locator('#email-address').textContent()).toBe(email);
    expect(await page.locator('#pending').isVisible()).toBe(false);
  });

  test("a new address that is another account's is said to be so by its link, and is no longer waited for", async () => {
    const other = await register(stage.server);
    const { account, page } = await consoleOf(stage);
    await page.getByText('Change the address').click();
    await fill(page, { 'New e-mail address': other.email, 'Current password': account.password });
    await page.locator('#change-email').getByRole('button', { name: 'Send the link' }).click();
    // Whoever asks is not told.
    await hears(page, 'Open the link in the mail');
    await page.goto(await stage.link(other.email));
    await press(page, 'Verify my address');
    await sees(page, 'This address belongs to another account');
    await page.getByRole('link', { name: 'Go to your account' }).click();
    await sees(page, `Hello, ${account.username}`);
    expect(await page.locator('#email-address').textContent()).toBe(account.email);
    expect(await page.locator('#pending').isVisible()).toBe(false);
  });

  test.each(['/verify-email', '/reset-password'])('%s without a token explains itself', async (path) => {
    const page = await stage.open(path);
    await sees(page, 'Open the link from your mail');
  });
}
