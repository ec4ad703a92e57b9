import { eq, type SQL, sql } from 'drizzle-orm';
import type { LogInAttemptStore } from '../ports/stores.ts';
import { columnsWithHash } from './accounts.ts';
import type { Db } from './engine.ts';
import { parameter } from './parameter.ts';
import { accounts, knownNetworks, logInThrottles } from './schema.ts';

export function createLogInAttemptStore(db: Db): LogInAttemptStore {
  const hasUsername = eq(accounts.usernameKey, parameter('name', accounts.usernameKey));
  const hasEmail = eq(accounts.emailKey, parameter('name', accounts.emailKey));
  const countBy = {
    username: prepareCount(db, hasUsername, 'log_in_attempts_count_by_username'),
    email: prepareCount(db, hasEmail, 'log_in_attempts_count_by_email'),
    id: prepareCount(db, eq(accounts.id, parameter('name', accounts.id)), 'log_in_attempts_count_by_id'),
  };
  const forgive = db
    .delete(logInThrottles)
    .where(eq(logInThrottles.key, parameter('key', logInThrottles.key)))
    .prepare('log_in_attempts_forgive');

  return {
    async count({ by, freeFailures, ...attempt }) {
      const attemptId = crypto.randomUUID();
      const { known: freeOfKnown, stranger: freeOfStranger } = freeFailures;
      const [row] = await countBy[by].execute({ ...attempt, attemptId, freeOfKnown, freeOfStranger });
      if (!row) throw new Error('an upsert returned no row');
      const { account, counted } = row;
      const isOurs = counted.attemptId === attemptId;
      return { account, attempt: isOurs ? { key: counted.key } : { blockedUntil: counted.blockedUntil } };
    },
    async forgive(key) {
      await forgive.execute({ key });
    },
  };
}

/** One statement, which does the same whether or not there is such an account, so that time does not tell. */
function prepareCount(db: Db, hasName: SQL, name: string) {
  const account = db.$with('account').as(db.select(columnsWithHash).from(accounts).where(hasName));
  const known = db.$with('known').as(
    db
      .select({ accountId: knownNetworks.accountId })
      .from(knownNetworks)
      .innerJoin(account, eq(account.id, knownNetworks.accountId))
      .where(eq(knownNetworks.network, parameter('network', knownNetworks.network))),
  );
  const counted = db.$with('counted').as(countFailure(db, sql`exists (select 1 from ${known})`));
  return db
    .with(account, known, counted)
    .select({
      account: {
        id: account.id,
        username: account.username,
        email: account.email,
        emailVerifiedAt: account.emailVerifiedAt,
        firstName: account.firstName,
        lastName: account.lastName,
        language: account.language,
        createdAt: account.createdAt,
        passwordHash: account.passwordHash,
        disabledAt: account.disabledAt,
      },
      counted: { key: counted.key, attemptId: counted.attemptId, blockedUntil: counted.blockedUntil },
    })
    .from(counted)
    .leftJoin(account, sql`true`)
    .prepare(name);
}

/** An attempt in a pause changes nothing and does not become `attempt_id`. */
function countFailure(db: Db, isKnown: SQL) {
  const { key, failures, blockedUntil, forgetAt, attemptId } = logInThrottles;
  const at = parameter('at', blockedUntil);
  const isPaused = sql`(${blockedUntil} > ${at} and ${forgetAt} > ${at})`;
  const count = sql`(case when ${forgetAt} <= ${at} then 1 else ${failures} + 1 end)`;
  const free = sql`case when excluded.key like 'known:%' then ${sql.placeholder('freeOfKnown')}::integer else ${sql.placeholder('freeOfStranger')}::integer end`;
  const beyond = sql`(${count} - ${free})`;
  const pauseSeconds = sql`least(${sql.placeholder('longestPauseSeconds')}::integer, power(2, least(${beyond}, 20)))`;
  // Not `at`: of requests at once, the one that comes second may have looked at the clock first.
  const noPause = sql`timestamptz 'epoch'`;
  const pauseEnds = sql`case when ${beyond} < 0 then ${noPause} else ${at}::timestamptz + make_interval(secs => ${pauseSeconds}) end`;
  return db
    .insert(logInThrottles)
    .values({
      key: sql`case when ${isKnown} then 'known:' else 'stranger:' end || ${sql.placeholder('subject')}::text`,
      failures: 1,
      blockedUntil: noPause,
      forgetAt: sql.placeholder('forgetAt'),
      attemptId: sql.placeholder('attemptId'),
    })
    .onConflictDoUpdate({
      target: key,
      set: {
        failures: sql`case when ${isPaused} then ${failures} else ${count} end`,
        blockedUntil: sql`case when ${isPaused} then ${blockedUntil} else ${pauseEnds} end`,
        forgetAt: sql`case when ${isPaused} then ${forgetAt} else excluded.forget_at end`,
        attemptId: sql`case when ${isPaused} then ${attemptId} else excluded.attempt_id end`,
      },
    })
    .returning({ key, attemptId, blockedUntil });
}
