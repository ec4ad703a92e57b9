import { sql } from 'drizzle-orm';
import type { RateLimitStore } from '../ports/rate-limits.ts';
import type { Db } from './engine.ts';
import { parameter } from './parameter.ts';
import { rateLimits } from './schema.ts';

export function createRateLimitStore(db: Db): RateLimitStore {
  const hit = prepareHit(db);

  return {
    async hit({ key, hits, windowSeconds, at }) {
      const resetsAt = new Date(at.getTime() + windowSeconds * 1000);
      const [window] = await hit.execute({ key, hits, at, resetsAt });
      if (!window) throw new Error('an upsert returned no row');
      return window;
    },
  };
}

/** Counts in the window that is open, or opens the next. */
function prepareHit(db: Db) {
  const isOver = sql`${rateLimits.resetsAt} <= ${parameter('at', rateLimits.resetsAt)}`;
  return db
    .insert(rateLimits)
    .values({ key: sql.placeholder('key'), count: sql.placeholder('hits'), resetsAt: sql.placeholder('resetsAt') })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${isOver} then excluded.count else ${rateLimits.count} + excluded.count end`,
        resetsAt: sql`case when ${isOver} then excluded.resets_at else ${rateLimits.resetsAt} end`,
      },
    })
    .returning({ count: rateLimits.count, resetsAt: rateLimits.resetsAt })
    .prepare('rate_limits_hit');
}
