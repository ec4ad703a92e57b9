import { eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { LogInAttemptStore } from '../ports/log-in-attempts.ts';
import { knownNetworksOf } from './account-activity.ts';
import { columnsWithHash } from './accounts.ts';
import { askedWith, askTogether, type Columns } from './asked-together.ts';
import type { Db } from './engine.ts';
import { parameter } from './parameter.ts';
import { accounts, knownNetworks, logInThrottles } from './schema.ts';

export function createLogInAttemptStore(db: Db): LogInAttemptStore {
  const countBy = {
    username: prepareCount(db, accounts.usernameKey),
    email: prepareCount(db, accounts.emailKey),
    id: prepareCount(db, accounts.id),
  };
  const forgive = db
    .delete(logInThrottles)
    .where(eq(logInThrottles.key, parameter('key', logInThrottles.key)))
    .prepare('log_in_attempts_forgive');

  return {
    count: (attempt) => countBy[attempt.by](attempt),
    async forgive(key) {
      await forgive.execute({ key });
    },
    async forgiveAll(subjects) {
      // One after the other: no two of these rows are held at once.
      for (const subject of subjects)
        for (const key of [`known:${subject}`, `stranger:${subject}`]) await forgive.execute({ key });
    },
    async knownNetworks(query) {
      return await knownNetworksOf(db, query);
    },
  };
}

type Attempt = Parameters<LogInAttemptStore['count']>[0] & { attemptId: string };

/** Counts attempts at the same time together. Of several under one key a statement counts the first; the others are asked again. */
function prepareCount(db: Db, nameColumn: PgColumn): LogInAttemptStore['count'] {
  const countTogether = askTogether(countStatement(db, nameColumn), COLUMNS);
  return async (given) => {
    const attempt = { ...given, attemptId: crypto.randomUUID() };
    for (;;) {
      const row = await countTogether(attempt);
      if (!row) continue;
      const { account, counted } = row;
      const isOurs = counted.attemptId === attempt.attemptId;
      return {
        account: account.id === null ? null : account,
        attempt: isOurs ? { key: counted.key } : { blockedUntil: counted.blockedUntil },
      };
    }
  };
}

const COLUMNS: Columns<Attempt> = {
  name: ['text', ({ name }) => name],
  subject: ['text', ({ subject }) => subject],
  network: ['text', ({ network }) => network],
  at: ['timestamptz', ({ at }) => at.toISOString()],
  forget_at: ['timestamptz', ({ forgetAt }) => forgetAt.toISOString()],
  attempt_id: ['uuid', ({ attemptId }) => attemptId],
  free_of_known: ['integer', ({ freeFailures }) => String(freeFailures.known)],
  free_of_stranger: ['integer', ({ freeFailures }) => String(freeFailures.stranger)],
  longest_pause: ['integer', ({ longestPauseSeconds }) => String(longestPauseSeconds)],
};

/** One statement, which does the same whether or not there is such an account, so that time does not tell. */
function countStatement(db: Db, nameColumn: PgColumn) {
  const account = db
    .select(columnsWithHash)
    .from(accounts)
    .where(eq(nameColumn, sql`asked.name::${sql.raw(nameColumn.getSQLType())}`))
    .limit(1)
    .as('account');
  // The first attempt under each key.
  const attempt = sql`select distinct on (key) * from (
      select asked.*, account.*, case when known.is_known then 'known:' else 'stranger:' end || asked.subject as key
      from ${askedWith(COLUMNS)} left join lateral ${account} on true
      left join lateral (select true as is_known from ${knownNetworks} as known
        where known.account_id = account.id and known.network = asked.network limit 1) as known on true
    ) as keyed order by key, place`;
  return db
    .with(db.$with('attempt', {}).as(attempt), db.$with('counted', {}).as(countFailures))
    .select({
      place: sql`attempt.place`.mapWith(Number),
      account: ofAttempt(columnsWithHash),
      counted: {
        key: sql<string>`counted.key`,
        attemptId: sql<string>`counted.attempt_id`,
        blockedUntil: sql`counted.blocked_until`.mapWith(logInThrottles.blockedUntil),
      },
    })
    .from(sql`counted`)
    .innerJoin(sql`attempt`, sql`attempt.key = counted.key`)
    .prepare(`log_in_attempts_count_by_${nameColumn.name}`);
}

/** The columns as `attempt` has them; all null where there is no account. */
function ofAttempt(columns: typeof columnsWithHash): typeof columnsWithHash | { id: SQL<null> } {
  const named = Object.entries(columns).map(([name, column]) => [
    name,
    sql`attempt.${sql.identifier(column.name)}`.mapWith(column),
  ]);
  return Object.fromEntries(named);
}

/** A time long past. Not that of the attempt: of two requests at once, the later one may have read the clock earlier. */
const noPause = sql`timestamptz 'epoch'`;

/** An attempt in a pause changes nothing and does not become `attempt_id`. */
const next = sql`select
    case when is_paused then throttle.failures else this.failures end,
    case when is_paused then throttle.blocked_until when beyond < 0 then ${noPause}
      else this.at + make_interval(secs => least(this.longest_pause, power(2, least(beyond, 20)))) end,
    case when is_paused then throttle.forget_at else this.forget_at end,
    case when is_paused then throttle.attempt_id else this.attempt_id end
  from (
    select counting.*,
      counting.failures - case when counting.key like 'known:%' then free_of_known else free_of_stranger end as beyond
    from (
      select attempt.*, throttle.blocked_until > attempt.at and throttle.forget_at > attempt.at as is_paused,
        case when throttle.forget_at <= attempt.at then 1 else throttle.failures + 1 end as failures
      from attempt where attempt.key = excluded.key
    ) as counting
  ) as this`;

/** In the order of the keys, against deadlocks: whoever locks several of these rows does so. */
const countFailures = sql`insert into ${logInThrottles} as throttle (key, failures, blocked_until, forget_at, attempt_id)
  select key, 1, ${noPause}, forget_at, attempt_id from attempt order by key
  on conflict (key) do update set (failures, blocked_until, forget_at, attempt_id) = (${next})
  returning key, attempt_id, blocked_until`;
