import { dictionary } from '@zxcvbn-ts/language-common';
import type { CommonPasswords } from '../ports/common-passwords.ts';

/** The `count` most common passwords of public leaks, most common first in the list of zxcvbn-ts. */
export function commonPasswords(count: number): CommonPasswords {
  const refused = new Set(dictionary['passwords-common'].slice(0, count).map(String));
  return { includes: (password) => refused.has(password.toLowerCase()) };
}
