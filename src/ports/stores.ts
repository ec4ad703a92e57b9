import type { AccountStore } from './account.ts';
import type { AccountSettingsStore, DeviceSessionStore } from './account-settings.ts';
import type { AdministrationStore } from './administration.ts';
import type { AuditStore } from './audit.ts';
import type { LogInAttemptStore } from './log-in-attempts.ts';
import type { OneTimeTokenStore } from './one-time-tokens.ts';
import type { OutboxStore } from './outbox.ts';
import type { RateLimitStore } from './rate-limits.ts';
import type { SessionStore } from './sessions.ts';
import type { SigningKeyStore } from './signing-keys.ts';

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

export interface Housekeeping {
  /** Deletes up to `limit` expired rows of each table; how many went. */
  sweep(query: { at: Date; limit: number }): Promise<number>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
}
