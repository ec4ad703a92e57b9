import { and, eq, sql } from 'drizzle-orm';
import type { LogInThrottleStore } from '../ports/stores.ts';
import type { Db } from './engine.ts';
import { parameter } from './parameter.ts';
import { knownNetworks, logInThrottles } from './schema.ts';

export function createLogInThrottleStore(db: Db): LogInThrottleStore {
  const isKnown = prepareIsKnown(db);
  const reserve = prepareReserve(db);
  const forgive = prepareForgive(db);
  const remember = prepareRemember(db);

  return {
    async reserve({ subject, accountId, network, freeFailures, longestPauseSeconds, at, forgetAt }) {
      // Asked for an account that does not exist, too, so that time does not tell.
      const [known] = await isKnown.execute({ accountId: accountId ?? 0, network });
      const key = known ? `known:${subject}` : `stranger:${subject}`;
      const free = known ? freeFailures.known : freeFailures.stranger;
      const attemptId = crypto.randomUUID();
      const [row] = await reserve.execute({ key, attemptId, at, forgetAt, free, longestPauseSeconds });
      if (!row) throw new Error('an upsert returned no row');
      return row.attemptId === attemptId ? { key } : { blockedUntil: row.blockedUntil };
    },
    async forgive({ key, accountId, network, at }) {
      await forgive.execute({ key });
      await remember.execute({ accountId, network, at });
    },
  };
}

function prepareIsKnown(db: Db) {
  return db
    .select({ one: sql`1` })
    .from(knownNetworks)
    .where(
      and(
        eq(knownNetworks.accountId, parameter('accountId', knownNetworks.accountId)),
        eq(knownNetworks.network, parameter('network', knownNetworks.network)),
      ),
    )
    .prepare('log_in_throttle_is_known');
}

/** An attempt in a pause changes nothing and does not become `attempt_id`. */
function prepareReserve(db: Db) {
  const { failures, blockedUntil, forgetAt, attemptId } = logInThrottles;
  const at = parameter('at', blockedUntil);
  const isPaused = sql`(${blockedUntil} > ${at} and ${forgetAt} > ${at})`;
  const count = sql`(case when ${forgetAt} <= ${at} then 1 else ${failures} + 1 end)`;
  const beyond = sql`(${count} - ${sql.placeholder('free')}::integer)`;
  const pauseSeconds = sql`least(${sql.placeholder('longestPauseSeconds')}::integer, power(2, least(${beyond}, 20)))`;
  // Not `at`: of requests at once, the one that comes second may have looked at the clock first.
  const noPause = sql`timestamptz 'epoch'`;
  const pauseEnds = sql`case when ${beyond} < 0 then ${noPause} else ${at}::timestamptz + make_interval(secs => ${pauseSeconds}) end`;
  return db
    .insert(logInThrottles)
    .values({
      key: sql.placeholder('key'),
      failures: 1,
      blockedUntil: noPause,
      forgetAt: sql.placeholder('forgetAt'),
      attemptId: sql.placeholder('attemptId'),
    })
    .onConflictDoUpdate({
      target: logInThrottles.key,
      set: {
        failures: sql`case when ${isPaused} then ${failures} else ${count} end`,
        blockedUntil: sql`case when ${isPaused} then ${blockedUntil} else ${pauseEnds} end`,
        forgetAt: sql`case when ${isPaused} then ${forgetAt} else excluded.forget_at end`,
        attemptId: sql`case when ${isPaused} then ${attemptId} else excluded.attempt_id end`,
      },
    })
    .returning({ attemptId, blockedUntil })
    .prepare('log_in_throttle_reserve');
}

function prepareForgive(db: Db) {
  return db
    .delete(logInThrottles)
    .where(eq(logInThrottles.key, parameter('key', logInThrottles.key)))
    .prepare('log_in_throttle_forgive');
}

function prepareRemember(db: Db) {
  return db
    .insert(knownNetworks)
    .values({
      accountId: sql.placeholder('accountId'),
      network: sql.placeholder('network'),
      lastSeenAt: sql.placeholder('at'),
    })
    .onConflictDoUpdate({
      target: [knownNetworks.accountId, knownNetworks.network],
      set: { lastSeenAt: sql`excluded.last_seen_at` },
    })
    .prepare('log_in_throttle_remember');
}
