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
  /** The claims of a token of this kind; null when it is past its end, undefined when it is not known. Forgets a refresh cookie. */
  find(kind: TokenKind, token: string): TokenClaims | null | undefined;
}

export function createVerifiedTokens(clock: Clock): VerifiedTokens {
  const claimsOf = () => new LRUCache<string, TokenClaims>({ max: MOST_TOKENS });
  // Apart, or the access tokens that each refresh makes would crowd out what the next refresh comes with.
  const known: Record<TokenKind, LRUCache<string, TokenClaims>> = {
    access: claimsOf(),
    refresh: claimsOf(),
    refresh_cookie: claimsOf(),
  };
  return {
    add: (kind, token, claims) => void known[kind].set(digest(token), claims),
    find(kind, token) {
      const key = digest(token);
      const claims = known[kind].get(key);
      // It is rotated now and hardly comes back; its place is for one that is still out.
      if (kind === 'refresh_cookie') known[kind].delete(key);
      if (!claims) return undefined;
      return claims.expiresAt > clock.now() ? claims : null;
    },
  };
}

/** Of each kind; some 4 MB. */
const MOST_TOKENS = 10_000;

function digest(token: string): string {
  return Bun.SHA256.hash(token, 'base64url') as unknown as string;
}
