import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { fileURLToPath } from 'node:url';
import { emailKey } from '../../src/domain/identifiers.ts';
import { browserStage, type Stage } from '../browser/stage.ts';
import { register } from '../http/accounts.ts';

setDefaultTimeout(60_000);

const pictures = fileURLToPath(new URL('../../docs/screenshots/mails', import.meta.url));

let stage: Stage;
beforeAll(async () => {
  stage = await browserStage();
});
afterAll(() => stage.close());

test('from the mailbox through a mail and its button to the page of the link', async () => {
  const { email } = await register(stage.server);
  await stage.server.post('/auth/request-verify-email', { email });
  const link = await stage.link(email);
  const page = await stage.open('/dev/mail', { colorScheme: 'light' });
  const draw = async (name: string) => {
    if (process.env['SCREENSHOTS'] === '1') await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  };
  await draw('mailbox');
  for (const card of await page.locator('.mails .card').all()) {
    const [subject, addressee] = await Promise.all([card.locator('h2').boundingBox(), card.locator('p').boundingBox()]);
    expect(addressee?.y).toBeGreaterThanOrEqual((subject?.y ?? 0) + (subject?.height ?? 0));
  }
  await page.getByRole('link', { name: 'Confirm your e-mail address' }).click();
  expect(await page.getByRole('link', { name: link }).getAttribute('href')).toBe(link);
  const mail = page.frameLocator('iframe');
  const button = mail.getByRole('link', { name: 'Confirm this address' });
  await button.waitFor();
  await draw('mailbox-mail');
  const [opened] = await Promise.all([page.waitForEvent('popup'), button.click()]);
  await opened.waitForLoadState();
  expect(opened.url()).toStartWith(`${stage.server.url}/verify-email`);
  await opened.getByRole('button').first().click();
  expect(await isVerified(email)).toBe(true);
  expect(stage.faults).toEqual([]);
});

/** Waits for what the page does when its button is pressed. */
async function isVerified(email: string): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    const account = await stage.server.database.stores.accounts.findByEmail(emailKey(email));
    if (account?.emailVerifiedAt) return true;
    await Bun.sleep(50);
  }
  return false;
}
