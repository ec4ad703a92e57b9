import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { keptAuthSecret } from '../../platform/auth-secret.ts';
import { opensKey } from '../../platform/signing-keys.ts';
import type { StoredSigningKey } from '../../ports/signing-keys.ts';
import type { Backlog } from '../../storage/inspection.ts';
import { type Finding, fail, ok, spanWords, warn } from './finding.ts';

const DAY_MS = 86_400_000;
/** Often enough to be practised, and so that a key that leaked unnoticed is not of use for years. */
const KEY_DAYS = 90;

/** Whether AUTH_SECRET opens the signing key, and how old that is. */
export async function checkKeys(stored: StoredSigningKey[], config: Config, at: Date): Promise<Finding[]> {
  if (config.jwt.algorithm === 'HS256')
    return [ok('signing_keys', 'JWT_ALGORITHM=HS256: tokens are signed with AUTH_SECRET itself')];
  if (stored.length === 0) return [ok('signing_keys', 'the first key is made at the first start')];
  const secret = await secretAtHand(config);
  if (secret === null) {
    const message = `the secret in ${config.dataDir} that sealed the signing keys is gone`;
    return [
      fail(
        'signing_keys',
        message,
        'restore DATA_DIR/auth-secret, or run `concord keys rotate`: then everybody logs in again',
      ),
    ];
  }
  const active = stored.find((key) => key.retiredAt === null);
  if (!active || !opensKey(active, secret)) {
    const advice = 'set the AUTH_SECRET it was made under, or run `concord keys rotate`: then everybody logs in again';
    return [fail('signing_keys', 'AUTH_SECRET does not open the signing key', advice)];
  }
  return [checkAge(active, at)];
}

function checkAge({ kid, createdAt }: StoredSigningKey, at: Date): Finding {
  const age = Math.max(0, at.getTime() - createdAt.getTime());
  const message = `the signing key ${kid} is ${spanWords(age)} old`;
  return age > KEY_DAYS * DAY_MS
    ? warn('signing_keys', message, 'run `concord keys rotate`')
    : ok('signing_keys', message);
}

/** Null when there is none: unlike the service, this does not make one. */
async function secretAtHand({ authSecret, dataDir }: Config): Promise<string | null> {
  if (authSecret !== null) return authSecret;
  return existsSync(join(dataDir, 'auth-secret')) ? keptAuthSecret(dataDir) : null;
}

/** A mail is tried again within ten minutes, and a sweep comes every minute. */
const LATE_MS = 15 * 60_000;

export function checkBacklog({ dueMails, oldestDueMailAt, oldestExpiredAt }: Backlog, at: Date): Finding[] {
  return [checkOutbox(dueMails, sinceOf(oldestDueMailAt, at)), checkSweeper(sinceOf(oldestExpiredAt, at))];
}

function checkOutbox(due: number, waitedMs: number): Finding {
  if (waitedMs <= LATE_MS) return ok('outbox', due === 0 ? 'no mail waits' : `mails that wait: ${due}`);
  const message = `mails that wait: ${due}, the oldest for ${spanWords(waitedMs)}`;
  return warn(
    'outbox',
    message,
    'see mail_server, and whether an instance runs; the log tells why a mail was not accepted',
  );
}

function checkSweeper(lateMs: number): Finding {
  if (lateMs <= LATE_MS) return ok('sweeper', 'what has expired is deleted in time');
  const message = `the oldest expired row is ${spanWords(lateMs)} over its time`;
  return warn('sweeper', message, 'no instance runs, or its sweep fails: look for "sweeping failed" in the log');
}

function sinceOf(time: Date | null, at: Date): number {
  return time === null ? 0 : at.getTime() - time.getTime();
}
