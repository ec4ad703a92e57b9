import { LRUCache } from 'lru-cache';
import type { Clock } from '../ports/clock.ts';
import type { TokenClaims, TokenKind } from '../ports/tokens.ts';

/**
 * Tokens whose signature needs no second check, by the digest of their whole text: another spelling of a token is another
 * text. Bounded, belongs to one reading of the keys, and never outlives `exp`. Whether the session lives is asked of the
 * database at every call all the same.
 */
export interface VerifiedTokens {
  add(kind: TokenKind, token: string, claims: TokenClaims): void;
  /** The claims of a token of this kind; null for one of another kind or past its end; undefined when it is not known. */
  find(kind: TokenKind, token: string): TokenClaims | null | undefined;
}

export function createVerifiedTokens(clock: Clock): VerifiedTokens {
  const known = new LRUCache<string, { kind: TokenKind; claims: TokenClaims }>({ max: MOST_TOKENS });
  return {
    add: (kind, token, claims) => void known.set(digest(token), { kind, claims }),
    find(kind, token) {
      const entry = known.get(digest(token));
      if (!entry) return undefined;
      return entry.kind === kind && entry.claims.expiresAt > clock.now() ? entry.claims : null;
    },
  };
}

/** Some 5 MB. */
const MOST_TOKENS = 10_000;

function digest(token: string): string {
  return Bun.SHA256.hash(token, 'base64url') as unknown as string;
}
