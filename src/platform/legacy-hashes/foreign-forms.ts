import { bcryptSha256String, withoutPaddingBits } from './bcrypt.ts';
import { type Pbkdf2Digest, pbkdf2String } from './pbkdf2.ts';
import { scryptString } from './scrypt.ts';

/**
 * What frameworks write in forms of their own, as the crypt or PHC string that says the same; null when none of them
 * wrote it. What cannot be verified keeps its fault, which whoever reads the string then finds.
 */
export function rewriteForeignForm(stored: string): string | null {
  for (const [form, rewrite] of FORMS) {
    const match = form.exec(stored);
    if (match) return rewrite(match.slice(1).map((part) => part ?? ''));
  }
  return null;
}

type Rewrite = (parts: string[]) => string;

const FORMS: [RegExp, Rewrite][] = [
  // Spring Security, Dovecot and LDAP: the name of the scheme before what that scheme writes.
  [/^\{(?:bcrypt|argon2(?:@\w+)?|argon2id?|blf-crypt|sha(?:256|512)-crypt|crypt)\}(\$.+)$/i, withoutName],
  // Werkzeug, generate_password_hash: the salt is its text, the key in hex.
  [/^pbkdf2:(sha1|sha256|sha512):(\d+)\$([^$]+)\$([0-9a-f]+)$/, fromWerkzeugPbkdf2],
  [/^scrypt:(\d+):(\d+):(\d+)\$([^$]+)\$([0-9a-f]+)$/, fromWerkzeugScrypt],
  // Django: the salt is its text, the key in base64. Its other hashers put their name before a crypt or PHC string.
  [/^pbkdf2_(sha1|sha256)\$(\d+)\$([^$]+)\$([A-Za-z0-9+/]+)={0,2}$/, fromDjangoPbkdf2],
  [/^(?:bcrypt\$|argon2)(\$.+)$/, withoutName],
  [/^bcrypt_sha256\$(\$.+)$/, (parts) => bcryptSha256String(withoutName(parts))],
  [/^scrypt\$(\d+)\$([^$]+)\$(\d+)\$(\d+)\$([A-Za-z0-9+/]+)={0,2}$/, fromDjangoScrypt],
  // passlib: base64 with a dot for the plus, and nothing before the digits. Plain `pbkdf2` is that of SHA-1.
  [/^\$pbkdf2(-sha256|-sha512)?\$(\d+)\$([A-Za-z0-9./]*)\$([A-Za-z0-9./]+)$/, fromPasslibPbkdf2],
  // Old passlib set bits of bcrypt's salt and digest that stand for nothing; who compares texts finds another hash then.
  [/^(\$2[aby]\$\d\d\$[./A-Za-z0-9]{53})$/, ([hash = '']) => withoutPaddingBits(hash)],
  // The `argon2` of npm writes `m,p,t` since 0.45; the reference implementation, and who verifies, knows `m,t,p` only.
  [/^(\$argon2(?:id|i|d)\$v=19\$)([mtp]=\d+),([mtp]=\d+),([mtp]=\d+)(\$.+)$/, inOrder],
];

function withoutName([hash = '']: string[]): string {
  return rewriteForeignForm(hash) ?? hash;
}

function fromWerkzeugPbkdf2([digest, iterations = '', salt = '', key = '']: string[]): string {
  return pbkdf2String(digest as Pbkdf2Digest, iterations, Buffer.from(salt), Buffer.from(key, 'hex'));
}

function fromWerkzeugScrypt([cost, r = '', p = '', salt = '', key = '']: string[]): string {
  return scryptString(Math.log2(Number(cost)), r, p, Buffer.from(salt), Buffer.from(key, 'hex'));
}

function fromDjangoPbkdf2([digest, iterations = '', salt = '', key = '']: string[]): string {
  return pbkdf2String(digest as Pbkdf2Digest, iterations, Buffer.from(salt), Buffer.from(key, 'base64'));
}

function fromDjangoScrypt([cost, salt = '', r = '', p = '', key = '']: string[]): string {
  return scryptString(Math.log2(Number(cost)), r, p, Buffer.from(salt), Buffer.from(key, 'base64'));
}

function fromPasslibPbkdf2([digest = '', iterations, salt = '', key = '']: string[]): string {
  const plus = (text: string) => text.replaceAll('.', '+');
  return `$pbkdf2${digest || '-sha1'}$i=${iterations}$${plus(salt)}$${plus(key)}`;
}

function inOrder([head, first = '', second = '', third = '', rest]: string[]): string {
  const place = (parameter: string) => 'mtp'.indexOf(parameter.charAt(0));
  const parameters = [first, second, third].sort((one, other) => place(one) - place(other));
  return `${head}${parameters.join(',')}${rest}`;
}
