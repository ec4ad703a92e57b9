import { createHousekeeping } from '../../../src/storage/housekeeping.ts';
import { createRateLimitStore } from '../../../src/storage/rate-limits.ts';
import { NETWORK_KEY } from './fill.ts';
import type { Stage } from './stage.ts';

export interface Done {
  requests: number;
  elapsedMs: number;
}

/** As many as the sweeper takes of a table in one go. */
const BATCH = 500;

/** Lets a full batch of sessions expire. */
export async function expireBatch({ sql }: Stage): Promise<void> {
  await sql`
    insert into sessions (id, account_id, created_at, expires_at, cookie_token_id)
    select gen_random_uuid(), id, now() - interval '30 days', now() - interval '1 second', gen_random_uuid()
    from accounts where id <= ${BATCH}`;
}

/** One pass of the sweeper. */
export async function sweep({ database }: Stage): Promise<Done> {
  const housekeeping = createHousekeeping(database.db);
  const begun = performance.now();
  const swept = await housekeeping.sweep({ at: new Date(), limit: BATCH });
  const elapsedMs = performance.now() - begun;
  // Some of them may have been swept by the server's own sweeper.
  if (swept === 0) throw new Error('the sweep found nothing');
  return { requests: swept, elapsedMs };
}

/** Counts requests of client networks at random, 64 in flight. */
export async function countRequests({ database, accounts }: Stage, milliseconds: number): Promise<Done> {
  const limiter = createRateLimitStore(database.db);
  const begun = performance.now();
  let requests = 0;
  const repeat = async () => {
    while (performance.now() - begun < milliseconds) {
      const key = `${NETWORK_KEY}${1 + Math.floor(Math.random() * (accounts / 10))}`;
      const { count } = await limiter.hit({ key, hits: 1, windowSeconds: 60, at: new Date() });
      if (count < 2) throw new Error('a counter was not there');
      requests++;
    }
  };
  await Promise.all(Array.from({ length: 64 }, repeat));
  return { requests, elapsedMs: performance.now() - begun };
}
