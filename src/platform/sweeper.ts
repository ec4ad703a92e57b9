import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Observer } from '../ports/observer.ts';
import type { Housekeeping } from '../ports/stores.ts';
import { startBackground } from './background.ts';

/** Deletes what has expired, every minute, in batches small enough not to hold anybody up. */
export function startSweeper(options: {
  housekeeping: Housekeeping;
  observer?: Observer | null;
  clock: Clock;
  log: Log;
  intervalMs?: number;
  /** Rows of each table in one go. */
  batch?: number;
}): { stop(): Promise<void> } {
  const { housekeeping, observer, clock, log, intervalMs = 60_000, batch = 500 } = options;
  const { stop } = startBackground({
    intervalMs,
    async work(stopping) {
      let swept = 0;
      do {
        swept = await housekeeping.sweep({ at: clock.now(), limit: batch });
        observer?.swept(swept);
      } while (swept >= batch && !stopping());
    },
    onError: (error) => log.warn({ err: error }, 'sweeping failed; it will be tried again'),
  });
  return { stop };
}
