import { createHmac, type KeyObject, sign } from 'node:crypto';
import type { TokenKind } from '../ports/tokens.ts';
import type { KeySet } from './signing-keys.ts';

/** A `typ` for each kind, so that one is never taken for another (RFC 8725 §3.11). */
export const TYP: Record<TokenKind, string> = { access: 'at+jwt', refresh: 'rt+jwt', refresh_cookie: 'rtc+jwt' };

/**
 * Signs compact JWSs (RFC 7515 §3.1) on the calling thread: 17 µs for EdDSA. WebCrypto, and so @elysiajs/jwt, would wait in
 * the work pool behind password hashes (docs/decisions/0020).
 */
export function createTokenSigner({ algorithm, signing }: KeySet): (kind: TokenKind, payload: object) => string {
  const headers = Object.fromEntries(
    Object.entries(TYP).map(([kind, typ]) => [kind, encode({ alg: algorithm, kid: signing.kid, typ })]),
  ) as Record<TokenKind, string>;
  const signature = signatures[algorithm];
  return (kind, payload) => {
    const input = `${headers[kind]}.${encode(payload)}`;
    return `${input}.${signature(input, signing.privateKey)}`;
  };
}

const signatures: Record<KeySet['algorithm'], (input: string, key: KeyObject) => string> = {
  EdDSA: (input, key) => sign(null, Buffer.from(input), key).toString('base64url'),
  HS256: (input, key) => createHmac('sha256', key).update(input).digest('base64url'),
};

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
