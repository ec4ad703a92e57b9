import type { KeyObject } from 'node:crypto';
import { type CryptoKey, SignJWT } from 'jose';
import { loadKeys } from '../../src/platform/key-ring.ts';
import { algorithmOf } from '../../src/platform/token-signing.ts';
import { createTokenIssuer } from '../../src/platform/tokens.ts';
import type { TokenKind } from '../../src/ports/tokens.ts';
import type { FreshDatabase } from '../database.ts';
import { recordingLog } from './recording-log.ts';
import { settableClock } from './settable-clock.ts';
import { noSigningKeys } from './stored-keys.ts';

const issuer = 'https://auth.example.com';
export const audience = 'concord';
export const authSecret = 'q7Zp2mVx9LwT4cRk8YbNf3HsJd6GuEaQ1WoXiCvB';
export const typ: Record<TokenKind, string> = { access: 'at+jwt', refresh: 'rt+jwt', refresh_cookie: 'rtc+jwt' };

/** Fresh keys, and claims that are right. */
export async function issuerOn(fresh: FreshDatabase, algorithm: 'EdDSA' | 'HS256') {
  const clock = settableClock();
  const store = await noSigningKeys(fresh);
  const keys = await loadKeys({ store, config: { algorithm, authSecret }, clock, log: recordingLog() });
  const tokens = createTokenIssuer({ keys, issuer, audience, clock });
  // Another instance, which has not signed what it is shown.
  const elsewhere = createTokenIssuer({
    keys: await loadKeys({ store, config: { algorithm, authSecret }, clock, log: recordingLog() }),
    issuer,
    audience,
    clock,
  });
  const claims = {
    accountId: 42,
    sessionId: crypto.randomUUID(),
    tokenId: crypto.randomUUID(),
    expiresAt: new Date((Math.floor(clock.now().getTime() / 1000) + 3600) * 1000),
  };
  return { clock, store, keys, tokens, elsewhere, claims };
}

export type IssuerAtHand = Awaited<ReturnType<typeof issuerOn>>;

/** The header of a token of ours. */
export function headerOf({ keys }: IssuerAtHand, kind: TokenKind = 'access') {
  return { alg: algorithmOf(kind, keys.current()), kid: keys.current().signing.kid, typ: typ[kind] };
}

/** The key that makes tokens of a kind. */
export function keyOf({ keys }: IssuerAtHand, kind: TokenKind = 'access'): KeyObject | Uint8Array {
  const { signing, refreshKeys } = keys.current();
  return kind === 'access' ? signing.key : (refreshKeys.get(signing.kid) as Uint8Array);
}

/** A token signed with the true key, right but for what is given; undefined takes a member away. */
export function forged(
  world: IssuerAtHand,
  wrong: {
    header?: Record<string, unknown>;
    payload?: Record<string, unknown>;
    key?: CryptoKey | KeyObject | Uint8Array;
  } = {},
  kind: TokenKind = 'access',
): Promise<string> {
  const { claims } = world;
  const now = Math.floor(claims.expiresAt.getTime() / 1000) - 3600;
  const right = {
    iss: issuer,
    aud: audience,
    sub: '42',
    sid: claims.sessionId,
    jti: claims.tokenId,
    iat: now,
    exp: now + 3600,
  };
  const payload = JSON.parse(JSON.stringify({ ...right, ...wrong.payload }));
  const header = JSON.parse(JSON.stringify({ ...headerOf(world, kind), ...wrong.header }));
  return new SignJWT(payload).setProtectedHeader(header).sign(wrong.key ?? keyOf(world, kind));
}

/** A header or a payload as it stands in a JWT. */
export function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
