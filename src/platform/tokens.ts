import { jwt } from '@elysiajs/jwt';
import type { CryptoKey, JWTPayload, JWTVerifyOptions } from 'jose';
import { createLocalJWKSet, decodeProtectedHeader } from 'jose';
import type { Clock } from '../ports/clock.ts';
import type { TokenClaims, TokenIssuer, TokenKind } from '../ports/tokens.ts';
import type { KeyRing } from './key-ring.ts';
import type { KeySet } from './signing-keys.ts';
import { algorithmOf, createTokenSigner, openRefreshToken, TYP } from './token-signing.ts';
import { createVerifiedTokens, type VerifiedTokens } from './verified-tokens.ts';

/**
 * JWTs of this service, signed and checked as RFC 8725 asks: one pinned algorithm, a `typ` for each kind,
 * `iss` and `aud`, no key from the token itself.
 */
export function createTokenIssuer(options: {
  keys: KeyRing;
  issuer: string;
  audience: string;
  clock: Clock;
}): TokenIssuer {
  const { keys, issuer, audience, clock } = options;
  const codecFor = rememberingCodecs(clock);

  /** The keys for a token whose header is that of this kind. */
  const keysFor = async (kind: TokenKind, token: string) => {
    const header = readHeader(kind, token);
    const keySet = header && (await keys.withKey(header.kid));
    return keySet && header.alg === algorithmOf(kind, keySet) ? { keySet, kid: header.kid } : null;
  };
  const verifyAccess = async (token: string): Promise<TokenClaims | null> => {
    const known = codecFor(keys.current()).verified.find(token);
    if (known !== undefined) return known;
    const found = await keysFor('access', token);
    if (!found) return null;
    const { verified, verify } = codecFor(found.keySet);
    const now = clock.now();
    const payload = await verify(token, {
      algorithms: [found.keySet.algorithm],
      issuer,
      audience,
      typ: TYP.access,
      currentDate: now,
      requiredClaims: ['iss', 'aud', 'sub', 'sid', 'jti', 'iat', 'exp'],
    });
    const claims = payload === false ? null : readClaims('access', payload, now);
    if (claims) verified.add(token, claims);
    return claims;
  };
  const verifyRefresh = async (kind: TokenKind, token: string): Promise<TokenClaims | null> => {
    const found = await keysFor(kind, token);
    const key = found?.keySet.refreshKeys.get(found.kid);
    const payload = key ? openRefreshToken(token, key) : null;
    return payload && isFor(payload, { issuer, audience }) ? readClaims(kind, payload, clock.now()) : null;
  };

  return {
    sign(kind, claims) {
      const { sign, verified } = codecFor(keys.current());
      const exp = Math.floor(claims.expiresAt.getTime() / 1000);
      const token = sign(kind, payloadOf(kind, { ...claims, exp }, { issuer, audience, now: clock.now() }));
      if (kind === 'access') verified.add(token, { ...claims, expiresAt: new Date(exp * 1000) });
      return token;
    },
    verify(kind, token) {
      if (isOverlong(token)) return Promise.resolve(null);
      return kind === 'access' ? verifyAccess(token) : verifyRefresh(kind, token);
    },
  };
}

/** Ours are about 500 characters long. */
const LONGEST_TOKEN = 2048;

/** How far the clocks of two instances may lie apart. */
const CLOCK_SKEW_SECONDS = 5;

function payloadOf(
  kind: TokenKind,
  claims: Omit<TokenClaims, 'expiresAt'> & { exp: number },
  { issuer, audience, now }: { issuer: string; audience: string; now: Date },
): JWTPayload {
  return {
    iss: issuer,
    aud: audience,
    sub: String(claims.accountId),
    sid: claims.sessionId,
    jti: claims.tokenId,
    // No `iat` in a refresh cookie: a successor that is signed again for a second tab must be the same text.
    ...(kind === 'refresh_cookie' ? {} : { iat: Math.floor(now.getTime() / 1000) }),
    exp: claims.exp,
  };
}

/** What one reading of the keys signs and verifies with. */
interface Codec {
  sign(kind: TokenKind, payload: object): string;
  verify(token: string, options: JWTVerifyOptions): Promise<JWTPayload | false>;
  verified: VerifiedTokens;
}

function rememberingCodecs(clock: Clock): (keySet: KeySet) => Codec {
  const codecs = new WeakMap<KeySet, Codec>();
  return (keySet) => {
    const known = codecs.get(keySet);
    if (known) return known;
    const codec = { ...createVerifier(keySet), sign: createTokenSigner(keySet), verified: createVerifiedTokens(clock) };
    codecs.set(keySet, codec);
    return codec;
  };
}

/** @elysiajs/jwt 1.4.2 pins neither algorithm nor claims by itself: each `verify` is told all of them. */
function createVerifier({ signing: { key }, publicJwks }: KeySet): Pick<Codec, 'verify'> {
  // The plugin hands its secret to jose's jwtVerify, which also takes a function that finds the key; its type omits that.
  const secret = key instanceof Uint8Array ? key : (createLocalJWKSet(publicJwks) as unknown as CryptoKey);
  const plugin = jwt({ name: 'jwt', secret }).decorator.jwt;
  return { verify: async (token, options) => (await plugin.verify(token, options)) as JWTPayload | false };
}

/**
 * What the header says, if it has the form of our own for this kind. Nothing but these three parameters is let through:
 * `jwk`, `jku`, `x5u`, `crit` and the like have no business in a token of ours (RFC 8725 §3.10).
 */
function readHeader(kind: TokenKind, token: string): { alg: string; kid: string } | null {
  try {
    const { alg, kid, typ, ...others } = decodeProtectedHeader(token);
    const ours =
      typeof alg === 'string' && typeof kid === 'string' && typ === TYP[kind] && Object.keys(others).length === 0;
    return ours ? { alg, kid } : null;
  } catch {
    return null;
  }
}

function isOverlong(token: string): boolean {
  return typeof token !== 'string' || token.length > LONGEST_TOKEN;
}

/** What jose checks of an access token: issuer, audience, and no `nbf`, which this service never writes. */
function isFor(payload: JWTPayload, { issuer, audience }: { issuer: string; audience: string }): boolean {
  return payload.iss === issuer && payload.aud === audience && payload.nbf === undefined;
}

/** jose checks neither the types of these claims nor an `iat` to come, nor any claim of a refresh token. */
function readClaims(kind: TokenKind, payload: JWTPayload, now: Date): TokenClaims | null {
  const { sub, sid, jti, iat, exp, aud } = payload;
  const accountId = typeof sub === 'string' && /^[1-9]\d{0,15}$/.test(sub) ? Number(sub) : Number.NaN;
  if (!Number.isSafeInteger(accountId) || !isUuid(sid) || !isUuid(jti) || typeof aud !== 'string') return null;
  if (typeof exp !== 'number' || !Number.isSafeInteger(exp) || exp * 1000 <= now.getTime()) return null;
  const latestIat = now.getTime() / 1000 + CLOCK_SKEW_SECONDS;
  if (kind !== 'refresh_cookie' && !(typeof iat === 'number' && Number.isSafeInteger(iat) && iat <= latestIat))
    return null;
  return { accountId, sessionId: sid, tokenId: jti, expiresAt: new Date(exp * 1000) };
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}
