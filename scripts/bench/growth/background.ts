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
/** One alone is over in a few milliseconds. */
const BATCHES = 4;

/** Lets some full batches of sessions expire. */
export async function expireBatches({ sql }: Stage): Promise<void> {
  await sql`
    insert into sessions (id, account_id, created_at, expires_at, cookie_token_id)
    select uuidv7('-30 days'), id, now() - interval '30 days', now() - interval '1 second', uuidv7('-30 days')
    from accounts, generate_series(1, ${BATCHES}::int) where id <= ${BATCH}`;
}

/** As many passes of the sweeper. */
export async function sweep({ database }: Stage): Promise<Done> {
  const housekeeping = createHousekeeping(database.db);
  const begun = performance.now();
  let swept = 0;
  for (let pass = 0; pass < BATCHES; pass++) swept += await housekeeping.sweep({ at: new Date(), limit: BATCH });
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
