import { expect } from 'bun:test';
import { type Account, isLive, logIn, register } from '../http/accounts.ts';
import type { Instance } from '../instances.ts';
import type { Client } from '../server.ts';

const NOTICE = 'this database is a restored copy: every session has been ended';

/** What is in a backup, and what happened to it afterwards. */
export interface Past {
  account: Account;
  /** Logged out after the backup was made. */
  ended: string;
  /** Live to the end. */
  kept: string;
  resetToken: string;
}

export async function livePast(instance: Client): Promise<Past> {
  const account = await register(instance);
  const [ended, kept] = [await logIn(instance, account), await logIn(instance, account)];
  const asked = await instance.post('/auth/forget-password', { email: account.email });
  return { account, ended: ended.access, kept: kept.access, resetToken: asked.body.reset_token };
}

/** No session of the past lives, no reset token works, and the account is there. */
export async function expectRestored(instance: Client, { account, ended, kept, resetToken }: Past): Promise<void> {
  expect([await isLive(instance, ended), await isLive(instance, kept)]).toEqual([false, false]);
  const spend = { reset_token: resetToken, new_password: 'another password' };
  expect((await instance.post('/auth/reset-password', spend)).status).toBe(401);
  const { access } = await logIn(instance, account);
  expect(await isLive(instance, access)).toBe(true);
}

/** The log lines that tell of a restored copy. */
export const noticesOf = (instance: Instance) => instance.log().filter(({ msg }) => msg === NOTICE);
