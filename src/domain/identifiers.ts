/**
 * User names and e-mail addresses: what is accepted, and the key under which two spellings are the same account.
 * A key is NFKC and lower case, folded here and nowhere else: SQL `lower()` differs between engines.
 */

const maxUsernameLength = 255;
const maxEmailLength = 254;

/** The key that a user name is stored and looked up by. */
export function usernameKey(username: string): string {
  return fold(username);
}

/** The key that an e-mail address is stored and looked up by. */
export function emailKey(email: string): string {
  return fold(email);
}

/** Whether a key is that of an address where either is welcome. */
export function looksLikeAddress(key: string): boolean {
  return key.includes('@');
}

/** Whether an account can have this key at all; what cannot be stored need not be looked up. */
export function isPossibleKey(key: string): boolean {
  return key.length <= 4 * maxUsernameLength && refuseText(key) === null;
}

/** Why a new user name is refused, in words that follow the field's name; null when it is accepted. */
export function refuseUsername(username: string): string | null {
  const key = usernameKey(username);
  if (lengthOf(key) > maxUsernameLength) return `must have at most ${maxUsernameLength} characters`;
  return (
    refuseText(username) ?? refuseText(key) ?? (isOfOneScript(key) ? null : 'must not mix letters of different scripts')
  );
}

/** Why a new e-mail address is refused, in words that follow the field's name; null when it is accepted. */
export function refuseEmail(email: string): string | null {
  const key = emailKey(email);
  if (lengthOf(key) > maxEmailLength) return `must have at most ${maxEmailLength} characters`;
  const refused = refuseText(email) ?? refuseText(key);
  if (refused) return refused;
  const [local = '', domain = '', ...rest] = key.split('@');
  if (rest.length > 0 || !localPart.test(local) || !domainName.test(domain)) return 'must be an e-mail address';
  return [local, ...domain.split('.')].every(isOfOneScript) ? null : 'must not mix letters of different scripts';
}

// What an unquoted local part may hold (RFC 5321 §4.1.2), with letters of any script (RFC 6531).
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const domainName =
  /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?)*$/u;

function fold(text: string): string {
  // Lower-casing can leave NFKC, so it is normalised once more. It turns `İ` into an i with a second dot, which looks
  // like an i; several spaces look like one.
  const lower = text.normalize('NFKC').toLowerCase().normalize('NFKC');
  return lower.replaceAll('i\u0307', 'i').replaceAll(/\s+/g, ' ');
}

function lengthOf(text: string): number {
  return [...text].length;
}

function refuseText(text: string): string | null {
  if (text === '') return 'must not be empty';
  if (!text.isWellFormed()) return 'must be well-formed Unicode';
  if (invisible.test(text)) return 'must not contain invisible or control characters';
  if (stackedMarks.test(text)) return 'must not pile up accents';
  if (text.trim() !== text) return 'must not begin or end with a space';
  return null;
}

// Controls, format characters, surrogates, unassigned and private use, line separators, and what is rendered as nothing.
const invisible = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

// Unicode UTS #39 §5.4: the same mark twice looks like once, and more than four are no writing.
const stackedMarks = /(\p{Mn})\1|\p{Mn}{5}/u;

// Unicode UTS #39 §5.2, "Highly Restrictive": one recommended script (UAX #31, table 5), or Latin with one East Asian set.
const recommended = (
  'Arabic Armenian Bengali Bopomofo Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Hangul Han Hebrew Hiragana ' +
  'Kannada Katakana Khmer Lao Latin Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan'
).split(' ');
const together = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];

const allowed = [...together, ...recommended.map((script) => [script])].map((scripts) => {
  const classes = ['Common', 'Inherited', ...scripts].map((script) => `\\p{Script_Extensions=${script}}`);
  return new RegExp(`^[${classes.join('')}]*$`, 'u');
});

function isOfOneScript(text: string): boolean {
  return allowed.some((pattern) => pattern.test(text));
}
