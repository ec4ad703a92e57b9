import type { Account, AccountWithHash, KnownNetwork } from './account.ts';
import type { AccountSettingsStore, DeviceSessionStore } from './account-settings.ts';
import type { AdministrationStore } from './administration.ts';
import type { AuditStore } from './audit.ts';
import type { MailPurpose } from './mail.ts';

export type { Account, AccountWithHash, KnownNetwork } from './account.ts';

/**
 * What the domain keeps. Every method is one statement or one transaction: it happened or it did not.
 * All throw only when the database fails. Times are given by the caller's clock.
 */
export interface Stores {
  accounts: AccountStore;
  accountSettings: AccountSettingsStore;
  administration: AdministrationStore;
  sessions: SessionStore;
  deviceSessions: DeviceSessionStore;
  oneTimeTokens: OneTimeTokenStore;
  outbox: OutboxStore;
  signingKeys: SigningKeyStore;
  rateLimits: RateLimitStore;
  logInAttempts: LogInAttemptStore;
  audit: AuditStore;
  housekeeping: Housekeeping;
}

export interface NewAccount {
  username: string;
  usernameKey: string;
  email: string | null;
  emailKey: string | null;
  firstName: string | null;
  lastName: string | null;
  language: string | null;
  passwordHash: string;
  at: Date;
  /** Where it is registered from, for the audit trail. */
  address: string | null;
  userAgent: string | null;
  /** As what the audit trail has it; a registration unless given. */
  auditKind?: 'registered' | 'account_created';
}

export interface AccountStore {
  /** Unique keys decide; when both are taken the user name is named. Adds the registration to the audit trail. */
  insert(account: NewAccount): Promise<{ created: Account } | { taken: 'username' | 'email' }>;
  /** Which of the keys an account already has, before work is spent on hashing; `insert` still decides. */
  findTaken(keys: { usernameKey: string; emailKey: string | null }): Promise<'username' | 'email' | null>;
  findByUsername(usernameKey: string): Promise<AccountWithHash | null>;
  findByEmail(emailKey: string): Promise<AccountWithHash | null>;
  /** Sets a new hash of the same password, only if `oldHash` is still the stored one. */
  upgradeHash(change: { accountId: number; oldHash: string; newHash: string }): Promise<void>;
}

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

export interface OneTimeTokenStore {
  /** Stores the token; an older one of the same account and purpose dies. */
  replace(token: {
    purpose: MailPurpose;
    accountId: number;
    /** The address it was issued for; it is worthless once the account has another. */
    emailKey: string;
    tokenHash: string;
    at: Date;
    expiresAt: Date;
  }): Promise<void>;
  /** Whether the token could be spent, before work is spent on hashing; spending still decides. */
  isLive(token: { purpose: MailPurpose; tokenHash: string; at: Date }): Promise<boolean>;
  /** What became of a token, for a week after its end. `unknown` also when a newer one replaced it. */
  stateOf(token: { tokenHash: string; at: Date }): Promise<'live' | 'spent' | 'expired' | 'unknown'>;
  /** One transaction: spends the token, sets the hash, ends every session of the account and forgets a pending address. Its id; null when the token is not live. */
  spendOnPassword(spend: { tokenHash: string; passwordHash: string; at: Date }): Promise<number | null>;
  /** One transaction: spends the token and marks the address as verified. The account's id; null when the token is not live. */
  spendOnVerification(spend: { tokenHash: string; at: Date }): Promise<number | null>;
}

/** A mail that was asked for. Holds no secret: the token is made when the mail is sent. */
export interface MailRequest {
  id: number;
  purpose: MailPurpose;
  emailKey: string;
  /** Whose new address it is, for a change of address. */
  accountId: number | null;
  /** The `Accept-Language` of whoever asked. */
  language: string | null;
  /** How often sending was begun, this time included. */
  attempts: number;
}

export interface OutboxStore {
  /** Adds a request, unless one for the same purpose and address is still waiting. The same work whether or not an account has the address. */
  enqueue(request: {
    purpose: MailPurpose;
    emailKey: string;
    accountId?: number;
    language?: string | null;
    at: Date;
  }): Promise<void>;
  /** Takes up to `limit` due requests, oldest first; each is nobody else's until `leaseUntil`. */
  claim(query: { at: Date; leaseUntil: Date; limit: number }): Promise<MailRequest[]>;
  /** Removes a request that was sent, or that has nothing to send. */
  complete(id: number): Promise<void>;
  /** Puts a request back to be tried at `nextAttemptAt`. */
  postpone(id: number, nextAttemptAt: Date): Promise<void>;
  /** How many requests there are, and when the oldest was made. */
  backlog(): Promise<{ requests: number; oldestAt: Date | null }>;
}

export interface StoredSigningKey {
  /** RFC 7638 thumbprint. */
  kid: string;
  algorithm: string;
  publicJwk: Record<string, unknown>;
  /** The private JWK, encrypted under AUTH_SECRET. */
  sealedPrivateJwk: string;
  createdAt: Date;
  /** Null for the key that signs; otherwise tokens it signed verify until it is removed. */
  retiredAt: Date | null;
}

export interface SigningKeyStore {
  /** All keys, newest first. */
  list(): Promise<StoredSigningKey[]>;
  /** Adds the signing key of an algorithm unless there is one; false then. Unique keys decide between instances. */
  insertActive(key: Omit<StoredSigningKey, 'retiredAt'>): Promise<boolean>;
  /** One transaction: retires the active key of the algorithm and makes this one active. */
  rotate(key: Omit<StoredSigningKey, 'retiredAt'>, at: Date): Promise<void>;
  /** Removes this retired key, or all that are retired: their tokens verify no longer. Ids of those that were there. */
  removeRetired(kid: string | 'all'): Promise<string[]>;
}

export interface RateLimitStore {
  /** Counts `hits` uses of `key` in its window, atomically over all instances. The count after them. */
  hit(use: { key: string; hits: number; windowSeconds: number; at: Date }): Promise<{ count: number; resetsAt: Date }>;
}

export interface LogInAttemptStore {
  /**
   * Finds the account and counts an attempt as a failure before the password is looked at, atomically over all instances,
   * so that a burst gets no further than a row of attempts. From the last free failure on, each doubles the pause that
   * follows it. One round trip, shared with others at the same time, or one after the other for attempts on one name;
   * `SessionStore.begin` takes the failure back.
   */
  count(attempt: {
    by: 'username' | 'email' | 'id';
    /** The folded name, or the id in decimal. */
    name: string;
    /** Whose failures these are; also for an account that does not exist. */
    subject: string;
    network: string;
    freeFailures: { known: number; stranger: number };
    longestPauseSeconds: number;
    at: Date;
    /** When the failures are forgotten if none follows. */
    forgetAt: Date;
  }): Promise<{ account: AccountWithHash | null; attempt: { key: string } | { blockedUntil: Date } }>;
  /** Forgets the failures under a key, where the password was right and no session begins. */
  forgive(key: string): Promise<void>;
  /** The networks that the account has logged in from lately, the last one first. */
  knownNetworks(query: { accountId: number; limit: number }): Promise<KnownNetwork[]>;
}

export interface Housekeeping {
  /** Deletes up to `limit` expired rows of each table; how many went. */
  sweep(query: { at: Date; limit: number }): Promise<number>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
}
