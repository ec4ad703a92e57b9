/**
 * The kinds of JWT, each with a `typ` of its own (RFC 8725 §3.11), so that one is never taken for another:
 * - `access`: proves a session to every operation that wants a bearer token
 * - `refresh`: bearer refresh token, not rotated
 * - `refresh_cookie`: refresh token of the HttpOnly cookie, rotated at every use
 */
export type TokenKind = 'access' | 'refresh' | 'refresh_cookie';

export interface TokenClaims {
  /** Decimal account id (`sub`). */
  accountId: number;
  /** Session id (`sid`), a UUID of version 7 (RFC 9562 §5.7): those of one time lie together in an index. */
  sessionId: string;
  /** Token id (`jti`), likewise. */
  tokenId: string;
  expiresAt: Date;
}

/** How long whoever fetched the published keys may go on with its copy, in seconds. */
export const publishedKeysMaxAgeSeconds = 300;

export interface TokenIssuer {
  /** The compact JWS of these claims. The same `refresh_cookie` claims give the same text. */
  sign(kind: TokenKind, claims: TokenClaims): string;
  /** The claims of a token of exactly this kind that this service signed and that has not expired, else null. Touches no store. */
  verify(kind: TokenKind, token: string): Promise<TokenClaims | null>;
}

/** A secret for a link or a reset: 256 random bits, base64url. Only its hash is stored. */
export interface OneTimeSecrets {
  generate(): string;
  /** SHA-256 of the secret, lower-case hex. */
  digest(secret: string): string;
}
