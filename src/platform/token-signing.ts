import { type KeyObject, sign, timingSafeEqual } from 'node:crypto';
import { decodeJwt, type JWTPayload } from 'jose';
import type { TokenKind } from '../ports/tokens.ts';
import type { KeySet } from './signing-keys.ts';

/** A `typ` for each kind, so that one is never taken for another (RFC 8725 §3.11). */
export const TYP: Record<TokenKind, string> = { access: 'at+jwt', refresh: 'rt+jwt', refresh_cookie: 'rtc+jwt' };

/** The one algorithm of a kind. Only access tokens are for others to verify: a refresh token has a MAC (docs/decisions/0021). */
export function algorithmOf(kind: TokenKind, { algorithm }: KeySet): KeySet['algorithm'] {
  return kind === 'access' ? algorithm : 'HS256';
}

/**
 * Signs compact JWSs (RFC 7515 §3.1) on the calling thread: 17 µs for EdDSA, 1 for a MAC. WebCrypto, and so @elysiajs/jwt, would wait in
 * the work pool behind password hashes (docs/decisions/0020).
 */
export function createTokenSigner(keySet: KeySet): (kind: TokenKind, payload: object) => string {
  const { signing } = keySet;
  const refreshKey = keySet.refreshKeys.get(signing.kid);
  if (!refreshKey) throw new Error('the key that signs has no key for refresh tokens');
  const headerOf = (kind: TokenKind) => encode({ alg: algorithmOf(kind, keySet), kid: signing.kid, typ: TYP[kind] });
  const headers: Record<TokenKind, string> = {
    access: headerOf('access'),
    refresh: headerOf('refresh'),
    refresh_cookie: headerOf('refresh_cookie'),
  };
  const { key } = signing;
  const signatureOf = (kind: TokenKind, input: string) => {
    if (kind !== 'access') return mac(input, refreshKey);
    return key instanceof Uint8Array ? mac(input, key) : signature(input, key);
  };
  return (kind, payload) => {
    const input = `${headers[kind]}.${encode(payload)}`;
    return `${input}.${signatureOf(kind, input)}`;
  };
}

/** The payload of a refresh token, if its MAC is that of this key. The caller checks the header. */
export function openRefreshToken(token: string, key: Uint8Array): JWTPayload | null {
  const end = token.lastIndexOf('.');
  // Compared as text, since base64url has several spellings for the same bytes.
  if (!isSameText(token.slice(end + 1), mac(token.slice(0, end), key))) return null;
  try {
    return decodeJwt(token);
  } catch {
    return null;
  }
}

/** By Ed25519 (RFC 8037 §3.1). */
function signature(input: string, key: KeyObject): string {
  return sign(null, Buffer.from(input), key).toString('base64url');
}

/** By HMAC-SHA-256 (RFC 7518 §3.2). */
function mac(input: string, key: Uint8Array): string {
  return new Bun.CryptoHasher('sha256', key).update(input).digest('base64url');
}

/** In constant time. */
function isSameText(one: string, other: string): boolean {
  const [bytes, others] = [Buffer.from(one), Buffer.from(other)];
  return bytes.byteLength === others.byteLength && timingSafeEqual(bytes, others);
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
