/** `start`: the hash is of the password's first bytes only (bcrypt); what follows them was not compared. */
export type Match = 'whole' | 'start' | 'none';

/** A stored hash that has been read: it can be compared with, or there is a reason why it never will be. */
export type ReadHash = { match(password: string): Promise<Match> } | { refused: string };

/** One way to hash passwords. `read` gives null for a string that is of another scheme. */
export interface LegacyScheme {
  read(passwordHash: string): ReadHash | null;
}

export function wholeIf(isEqual: boolean): Match {
  return isEqual ? 'whole' : 'none';
}

/** Salt and digest as PHC strings write them: standard base64 without padding. */
export function toB64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}

/** What `toB64` wrote; null for a length that no bytes have. */
export function fromB64(text: string): Buffer | null {
  return text.length % 4 === 1 ? null : Buffer.from(text, 'base64');
}
