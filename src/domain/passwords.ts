import type { CommonPasswords } from '../ports/common-passwords.ts';
import type { PasswordHashing, PasswordVerdict } from '../ports/hashing.ts';

/** Passwords are compared in NFC, never trimmed and never cut. Lengths count code points (NIST SP 800-63B-4 §3.1.1.2). */

const maxPasswordLength = 255;

/** The form of a password that is hashed; null for text that no password can be (lone surrogates would collide). */
export function preparePassword(password: string): string | null {
  return password.isWellFormed() && password !== '' ? password.normalize('NFC') : null;
}

/**
 * Compares a password in its prepared form and, if that differs, as it was typed: systems that hashes were imported from
 * did not normalise. Text that cannot be a password, and an account that does not exist (`null`), cost a hash as well.
 * @throws {Overloaded} when the queue is full
 */
export async function comparePassword(
  hashing: PasswordHashing,
  text: string,
  passwordHash: string | null,
): Promise<PasswordVerdict> {
  const prepared = preparePassword(text);
  const verdict = await hashing.verify(prepared ?? '-', prepared === null ? null : passwordHash);
  if (verdict.matches || prepared === null || prepared === text) return verdict;
  const typed = await hashing.verify(text, passwordHash);
  return typed.isOfStart ? typed : { ...typed, outdated: typed.matches };
}

/** Why a new password is refused, in words that follow the field's name; null when it is accepted. */
export function refusePassword(password: string, rules: { minLength: number; common: CommonPasswords }): string | null {
  const { minLength, common } = rules;
  if (password === '') return 'must not be empty';
  const prepared = preparePassword(password);
  if (prepared === null) return 'must be well-formed Unicode';
  const length = [...prepared].length;
  if (length < minLength) return `must have at least ${minLength} characters`;
  if (length > maxPasswordLength) return `must have at most ${maxPasswordLength} characters`;
  if (common.includes(prepared)) return 'is one of the most common passwords';
  return null;
}
