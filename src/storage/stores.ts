import type { Stores } from '../ports/stores.ts';
import { createAccountSettingsStore } from './account-settings.ts';
import { createAccountStore } from './accounts.ts';
import { createAdministrationStore } from './administration.ts';
import { createAuditStore } from './audit.ts';
import { createDeviceSessionStore } from './device-sessions.ts';
import type { Db } from './engine.ts';
import { reportingFailures } from './failure.ts';
import { createHousekeeping } from './housekeeping.ts';
import { createLogInThrottleStore } from './log-in-throttle.ts';
import { createOneTimeTokenStore } from './one-time-tokens.ts';
import { createOutboxStore } from './outbox.ts';
import { createRateLimitStore } from './rate-limits.ts';
import { createSessionStore } from './sessions.ts';
import { createSigningKeyStore } from './signing-keys.ts';

/**
 * The stores on an open, migrated database. Prepares their statements; touches no row.
 * Their methods throw `StorageFailure` and nothing else.
 */
export function createStores(db: Db): Stores {
  return {
    accounts: reportingFailures('accounts', createAccountStore(db)),
    accountSettings: reportingFailures('accountSettings', createAccountSettingsStore(db)),
    administration: reportingFailures('administration', createAdministrationStore(db)),
    sessions: reportingFailures('sessions', createSessionStore(db)),
    deviceSessions: reportingFailures('deviceSessions', createDeviceSessionStore(db)),
    oneTimeTokens: reportingFailures('oneTimeTokens', createOneTimeTokenStore(db)),
    outbox: reportingFailures('outbox', createOutboxStore(db)),
    signingKeys: reportingFailures('signingKeys', createSigningKeyStore(db)),
    rateLimits: reportingFailures('rateLimits', createRateLimitStore(db)),
    logInThrottle: reportingFailures('logInThrottle', createLogInThrottleStore(db)),
    audit: reportingFailures('audit', createAuditStore(db)),
    housekeeping: reportingFailures('housekeeping', createHousekeeping(db)),
  };
}
