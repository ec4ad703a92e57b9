import type { Locator, Page } from 'playwright-core';
import { type Account, register } from '../http/accounts.ts';
import type { Stage } from './stage.ts';

/** What a person does in front of a page: by the names that are shown or read out. */

/** The visible input with this label. */
export function field(page: Page, label: string): Locator {
  return page.locator('input:visible').and(page.getByLabel(label, { exact: true }));
}

export async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await field(page, label).fill(value);
}

export function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

/** Waits until the heading of a view says this. */
export function sees(page: Page, heading: string | RegExp): Promise<void> {
  return page.getByRole('heading', { name: heading }).waitFor();
}

/** Waits until a status line says this. */
export function hears(page: Page, words: string | RegExp): Promise<void> {
  return page.getByRole('status').filter({ hasText: words }).waitFor();
}

export async function signIn(page: Page, name: string, { password }: Pick<Account, 'password'>): Promise<void> {
  await fill(page, { 'User name or e-mail address': name, Password: password });
  await press(page, 'Sign in');
  await sees(page, /^Hello, /);
}

/** The console of a new account. */
export async function consoleOf(stage: Stage, differing: Partial<Account> = {}) {
  const account = await register(stage.server, differing);
  const page = await stage.open('/account');
  await signIn(page, account.username, account);
  return { account, page };
}

/** The words next to a field, found as a screen reader finds them. */
export async function errorOf(page: Page, label: string): Promise<string> {
  const input = field(page, label);
  if ((await input.getAttribute('aria-invalid')) !== 'true') return '';
  const ids = (await input.getAttribute('aria-describedby'))?.split(' ') ?? [];
  return (await page.locator(`#${ids.at(-1)}`).textContent()) ?? '';
}
