import type { Observer } from '../ports/observer.ts';
import type { Stores } from '../ports/stores.ts';
import { createAccountSettingsStore } from './account-settings.ts';
import { createAccountStore } from './accounts.ts';
import { createAdministrationStore } from './administration.ts';
import { createAuditStore } from './audit.ts';
import { createDeviceSessionStore } from './device-sessions.ts';
import type { Db } from './engine.ts';
import { reportingFailures } from './failure.ts';
import { createHousekeeping } from './housekeeping.ts';
import { createLogInAttemptStore } from './log-in-attempts.ts';
import { createOneTimeTokenStore } from './one-time-tokens.ts';
import { createOutboxStore } from './outbox.ts';
import { createRateLimitStore } from './rate-limits.ts';
import { REVOCATION_LIMIT_MS, revoking } from './revocation.ts';
import { createSessionStore } from './sessions.ts';
import { createSigningKeyStore } from './signing-keys.ts';

/**
 * The stores on an open, migrated database. Prepares their statements; touches no row.
 * `lookUps` is `Database.lookUps`. The methods throw `StorageFailure` and nothing else.
 */
export function createStores(db: Db, observer: Observer | null = null, lookUps: Db = db): Stores {
  const revoke = revoking(db);
  const limitMs = REVOCATION_LIMIT_MS;
  return {
    accounts: reportingFailures('accounts', createAccountStore(db), observer),
    accountSettings: reportingFailures('accountSettings', createAccountSettingsStore(db, revoke), observer, {
      changePassword: limitMs,
      delete: limitMs,
    }),
    administration: reportingFailures('administration', createAdministrationStore(db, revoke), observer, {
      disable: limitMs,
      setPassword: limitMs,
      endSessions: limitMs,
      delete: limitMs,
    }),
    sessions: reportingFailures('sessions', createSessionStore(db, lookUps), observer),
    deviceSessions: reportingFailures('deviceSessions', createDeviceSessionStore(db, revoke), observer, {
      endOthers: limitMs,
    }),
    oneTimeTokens: reportingFailures('oneTimeTokens', createOneTimeTokenStore(db, revoke), observer, {
      spendOnPassword: limitMs,
    }),
    outbox: reportingFailures('outbox', createOutboxStore(db), observer),
    signingKeys: reportingFailures('signingKeys', createSigningKeyStore(db), observer),
    rateLimits: reportingFailures('rateLimits', createRateLimitStore(db), observer),
    logInAttempts: reportingFailures('logInAttempts', createLogInAttemptStore(db), observer),
    audit: reportingFailures('audit', createAuditStore(db), observer),
    housekeeping: reportingFailures('housekeeping', createHousekeeping(db), observer),
  };
}
