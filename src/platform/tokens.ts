import { jwt } from '@elysiajs/jwt';
import type { CryptoKey, JWTPayload, JWTVerifyOptions } from 'jose';
import { createLocalJWKSet, decodeProtectedHeader } from 'jose';
import type { Clock } from '../ports/clock.ts';
import type { TokenClaims, TokenIssuer, TokenKind } from '../ports/tokens.ts';
import type { KeyRing } from './key-ring.ts';
import type { KeySet } from './signing-keys.ts';

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
  const codecFor = rememberingCodecs();

  return {
    sign(kind, claims) {
      return codecFor(keys.current()).sign[kind]({
        iss: issuer,
        aud: audience,
        sub: String(claims.accountId),
        sid: claims.sessionId,
        jti: claims.tokenId,
        exp: Math.floor(claims.expiresAt.getTime() / 1000),
      });
    },
    async verify(kind, token) {
      const header = readHeader(kind, token);
      const keySet = header && (await keys.withKey(header.kid));
      if (!keySet || header.alg !== keySet.algorithm) return null;
      const now = clock.now();
      const payload = await codecFor(keySet).verify(token, {
        algorithms: [keySet.algorithm],
        issuer,
        audience,
        typ: TYP[kind],
        currentDate: now,
        requiredClaims: REQUIRED[kind],
      });
      return payload === false ? null : readClaims(kind, payload, now);
    },
  };
}

const TYP: Record<TokenKind, string> = { access: 'at+jwt', refresh: 'rt+jwt', refresh_cookie: 'rtc+jwt' };

/**
 * A refresh cookie has no `iat`: the plugin stamps it with the moment of signing, and the same successor,
 * signed again for a second tab, must be the same text.
 */
const REQUIRED: Record<TokenKind, string[]> = {
  access: ['iss', 'aud', 'sub', 'sid', 'jti', 'iat', 'exp'],
  refresh: ['iss', 'aud', 'sub', 'sid', 'jti', 'iat', 'exp'],
  refresh_cookie: ['iss', 'aud', 'sub', 'sid', 'jti', 'exp'],
};

/** Ours are about 500 characters long. */
const LONGEST_TOKEN = 2048;

/** How far the clocks of two instances may lie apart. */
const CLOCK_SKEW_SECONDS = 5;

type Payload = Record<'iss' | 'aud' | 'sub' | 'sid' | 'jti', string> & { exp: number };

/** The plugin's instances for one reading of the keys. */
interface Codec {
  sign: Record<TokenKind, (payload: Payload) => Promise<string>>;
  verify: (token: string, options: JWTVerifyOptions) => Promise<JWTPayload | false>;
}

function rememberingCodecs(): (keySet: KeySet) => Codec {
  const codecs = new WeakMap<KeySet, Codec>();
  return (keySet) => {
    const codec = codecs.get(keySet) ?? createCodec(keySet);
    codecs.set(keySet, codec);
    return codec;
  };
}

/** @elysiajs/jwt 1.4.2 sets no `exp` and pins nothing by itself: it is told everything, here and in `verify`. */
function createCodec(keySet: KeySet): Codec {
  const { algorithm: alg, signing } = keySet;
  const signer = (kind: TokenKind) => {
    const plugin = jwt({ name: 'jwt', secret: signing.key, alg, kid: signing.kid, typ: TYP[kind] }).decorator.jwt;
    return (payload: Payload) => plugin.sign(kind === 'refresh_cookie' ? { ...payload, iat: false } : payload);
  };
  // The plugin hands its secret to jose's jwtVerify, which also takes a function that finds the key; its type omits that.
  const secret = alg === 'HS256' ? signing.key : (createLocalJWKSet(keySet.publicJwks) as unknown as CryptoKey);
  const verifier = jwt({ name: 'jwt', secret }).decorator.jwt;
  return {
    sign: { access: signer('access'), refresh: signer('refresh'), refresh_cookie: signer('refresh_cookie') },
    verify: async (token, options) => (await verifier.verify(token, options)) as JWTPayload | false,
  };
}

/**
 * What the header says, if it has the form of our own for this kind. Nothing but these three parameters is let through:
 * `jwk`, `jku`, `x5u`, `crit` and the like have no business in a token of ours (RFC 8725 §3.10).
 */
function readHeader(kind: TokenKind, token: string): { alg: string; kid: string } | null {
  if (typeof token !== 'string' || token.length > LONGEST_TOKEN) return null;
  try {
    const { alg, kid, typ, ...others } = decodeProtectedHeader(token);
    const ours =
      typeof alg === 'string' && typeof kid === 'string' && typ === TYP[kind] && Object.keys(others).length === 0;
    return ours ? { alg, kid } : null;
  } catch {
    return null;
  }
}

/** jose checks neither the types of these claims nor an `iat` to come. */
function readClaims(kind: TokenKind, payload: JWTPayload, now: Date): TokenClaims | null {
  const { sub, sid, jti, iat, exp, aud } = payload;
  const accountId = typeof sub === 'string' && /^[1-9]\d{0,15}$/.test(sub) ? Number(sub) : Number.NaN;
  if (!Number.isSafeInteger(accountId) || !isUuid(sid) || !isUuid(jti) || typeof aud !== 'string') return null;
  if (typeof exp !== 'number' || !Number.isSafeInteger(exp)) return null;
  const latestIat = now.getTime() / 1000 + CLOCK_SKEW_SECONDS;
  if (kind !== 'refresh_cookie' && !(typeof iat === 'number' && Number.isSafeInteger(iat) && iat <= latestIat))
    return null;
  return { accountId, sessionId: sid, tokenId: jti, expiresAt: new Date(exp * 1000) };
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}
