import type { CommonPasswords } from '../ports/common-passwords.ts';

/** The `count` most common passwords of public leaks, most common first in the list of zxcvbn-ts. */
export function commonPasswords(count: number): CommonPasswords {
  let refused: Set<string> | null = null;
  return {
    includes(password) {
      refused ??= new Set(mostCommon(count));
      return refused.has(password.toLowerCase());
    },
  };
}

/** Loaded when the first password is chosen: to parse the list takes a tenth of the time of a start. */
function mostCommon(count: number): string[] {
  const { dictionary }: typeof import('@zxcvbn-ts/language-common') = require('@zxcvbn-ts/language-common');
  return dictionary['passwords-common'].slice(0, count).map(String);
}
