import type { Account } from './account.ts';

export interface Session {
  /** UUID, the `sid` of every token of the session. */
  id: string;
  accountId: number;
  expiresAt: Date;
}

export interface NewSession extends Session {
  createdAt: Date;
  /** `jti` of the first refresh cookie of the session. */
  cookieTokenId: string;
  /** The password hash that was verified: a session never begins on a password that a reset has replaced meanwhile. */
  passwordHash: string;
  address: string | null;
  userAgent: string | null;
  /** The key of the attempt that succeeded and the network it came from; null when attempts are not counted. */
  attempt: { key: string; network: string } | null;
  /** A session of the same account that this one replaces. */
  replacesSessionId: string | null;
}

export interface SessionStore {
  /**
   * Begins the session, unless the account is disabled or its hash is no longer `passwordHash`; false then. Forgets the failed
   * attempts under the key, remembers the network as the account's, and adds the log-in to the audit trail. One statement.
   */
  begin(session: NewSession): Promise<boolean>;
  /** The session and its account, if the session is neither ended nor expired at `at` and `tokenId` was not retired by then. One round trip, shared with others at the same time; a second one where tokens were retired. */
  findLive(query: {
    sessionId: string;
    accountId: number;
    tokenId: string;
    at: Date;
  }): Promise<{ session: Session; account: Account } | null>;
  /** The session, if it is neither ended nor expired at `at`; notes that it was used, at most once a minute. Mostly one round trip. */
  use(query: { sessionId: string; accountId: number; at: Date }): Promise<Session | null>;
  /** Lets a replaced access token die at `diesAt`; a second call for the same token keeps the first time. `forgetAt`: when the token has expired by itself. Notes that the session was used. */
  retireToken(token: { sessionId: string; tokenId: string; at: Date; diesAt: Date; forgetAt: Date }): Promise<void>;
  /** See `Rotation`. Null when the session is ended, expired or unknown. */
  rotateCookie(rotation: {
    sessionId: string;
    accountId: number;
    presentedTokenId: string;
    successorTokenId: string;
    at: Date;
    /** The parent is still welcome if it was replaced after this time. */
    graceSince: Date;
  }): Promise<Rotation | null>;
  /** Ends the session by its own token, and adds that to the audit trail. False when the token is not live any more. */
  logOut(session: {
    sessionId: string;
    accountId: number;
    tokenId: string;
    at: Date;
    address: string | null;
    userAgent: string | null;
  }): Promise<boolean>;
}

/** `rotated`: use `tokenId` (the new successor, or the one the parent already got); `reused`: an older token came back and the session has been ended. */
export type Rotation = { outcome: 'rotated'; tokenId: string; session: Session } | { outcome: 'reused' };
