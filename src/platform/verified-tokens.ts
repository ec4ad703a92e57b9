import { LRUCache } from 'lru-cache';
import type { Clock } from '../ports/clock.ts';
import type { TokenClaims } from '../ports/tokens.ts';

/**
 * Access tokens whose signature needs no second check, by the digest of their whole text: another spelling of a token is
 * another text. Bounded, belongs to one reading of the keys, and never outlives `exp`. Whether the session lives is asked
 * of the database at every call all the same.
 */
export interface VerifiedTokens {
  add(token: string, claims: TokenClaims): void;
  /** The claims of a token; null when it is past its end, undefined when it is not known. */
  find(token: string): TokenClaims | null | undefined;
}

export function createVerifiedTokens(clock: Clock): VerifiedTokens {
  const known = new LRUCache<string, TokenClaims>({ max: MOST_TOKENS });
  return {
    add: (token, claims) => void known.set(digest(token), claims),
    find(token) {
      const claims = known.get(digest(token));
      if (!claims) return undefined;
      return claims.expiresAt > clock.now() ? claims : null;
    },
  };
}

/** Some 4 MB. */
const MOST_TOKENS = 10_000;

function digest(token: string): string {
  return Bun.SHA256.hash(token, 'base64url') as unknown as string;
}
