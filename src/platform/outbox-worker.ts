import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { MailRequest, OutboxStore } from '../ports/outbox.ts';
import type { Background } from './background.ts';
import { startBackground } from './background.ts';

export interface OutboxWorkerOptions {
  outbox: OutboxStore;
  /** Composes and sends; throws when the mail was not accepted. */
  deliver: (request: MailRequest) => Promise<void>;
  clock: Clock;
  log: Log;
  intervalMs?: number;
  /** From 0 to 1; spreads retries. */
  random?: () => number;
}

/**
 * Delivers what is in the outbox, on as many instances as there are: due requests are claimed under a lease, removed
 * once `deliver` has resolved, and tried again later, more and more rarely, when it has thrown. A mail may go out twice
 * only if the process dies, or the database stays away for a whole lease, between sending and removing.
 *
 * `nudge` after an enqueue has the mail sent at once; what other instances left behind is found within `intervalMs`.
 */
export function startOutboxWorker(options: OutboxWorkerOptions): Background {
  const { outbox, clock, log, intervalMs = 2000 } = options;
  const settle = createSettling(options);
  return startBackground({
    intervalMs,
    async work(stopping) {
      let requests: MailRequest[];
      do {
        const at = clock.now();
        requests = await outbox.claim({ at, leaseUntil: new Date(at.getTime() + LEASE_MS), limit: AT_ONCE });
        await Promise.all(requests.map(settle));
      } while (requests.length === AT_ONCE && !stopping());
    },
    onError: (error) => log.warn({ err: error }, 'the outbox cannot be read; it will be tried again'),
  });
}

/** Tries one claimed request and tells the outbox what came of it. */
function createSettling({ outbox, deliver, clock, log, random = Math.random }: OutboxWorkerOptions) {
  /** Delivered, but the database could not be told: to be removed, not sent again, when the lease runs out. */
  const delivered = new Set<number>();

  return async (request: MailRequest): Promise<void> => {
    try {
      if (delivered.has(request.id) || (await isDoneWith(request))) {
        await outbox.complete(request.id);
        delivered.delete(request.id);
      } else {
        await outbox.postpone(request.id, new Date(clock.now().getTime() + backOffMs(request.attempts, random())));
      }
    } catch (error) {
      log.warn(
        { ...describe(request), err: error },
        'the outbox cannot be written; the request comes back when its lease runs out',
      );
    }
  };

  /** Whether it was sent, or is given up. */
  async function isDoneWith(request: MailRequest): Promise<boolean> {
    try {
      await deliver(request);
      delivered.add(request.id);
      return true;
    } catch (error) {
      const givenUp = request.attempts >= MOST_ATTEMPTS;
      if (givenUp) log.error({ ...describe(request), err: error }, 'mail given up');
      else log.warn({ ...describe(request), err: error }, 'mail not accepted; it will be tried again');
      return givenUp;
    }
  }
}

/** For the log; the address is nobody's business there. */
function describe({ id, purpose, attempts }: MailRequest): Record<string, unknown> {
  return { mailRequest: id, purpose, attempts };
}

const LEASE_MS = 120_000;
/** Claimed and delivered together, so that none waits for another while its lease runs. */
const AT_ONCE = 5;
/** With the back-off below, a day. */
const MOST_ATTEMPTS = 150;
const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 600_000;

/** 5 s after the first attempt, doubling up to 10 minutes, give or take a tenth. */
function backOffMs(attempts: number, random: number): number {
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, attempts - 1));
  return Math.round(pause * (0.9 + random * 0.2));
}
