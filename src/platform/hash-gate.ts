import type { Clock } from '../ports/clock.ts';
import { Overloaded } from '../ports/hashing.ts';
import type { Observer } from '../ports/observer.ts';
import { createBatch } from './batch.ts';

/** Runs work in the order it came, a bounded number at a time. */
export interface HashGate {
  /**
   * Holds a place while `work` prepares and runs what it has to, so that a request that will find the queue full is
   * refused before it has cost anything.
   * @throws {Overloaded} at once, with `work` never begun, when every place is held
   */
  admit<T>(work: () => Promise<T>): Promise<T>;
  /**
   * The outcome of `work`, once its turn has come.
   * @throws {Overloaded} at once, with `work` never begun, when the queue is full
   */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Bun's work pool is not first in, first out, and WebCrypto shares it: measured with 64 log-ins in flight and no gate,
 * everybody's token checks took 400 ms (p99), with a gate as wide as the cores 20 ms.
 * One place more than cores keeps a core from waiting for the JavaScript thread to hand it its next hash: 10% more log-ins.
 */
export function createHashGate(options: {
  concurrency: number;
  queueLength: number;
  clock: Clock;
  observer?: Observer | null;
}): HashGate {
  const { concurrency, queueLength, clock, observer } = options;
  const waiting: (() => void)[] = [];
  let running = 0;
  let admitted = 0;
  let millisecondsEach = 0;
  const results = createBatch(RESULTS_AT_ONCE, LONGEST_HOLD_MS);

  return {
    async admit(work) {
      if (admitted >= concurrency + queueLength) throw refusal();
      admitted += 1;
      try {
        return await work();
      } finally {
        admitted -= 1;
      }
    },
    async run(work) {
      if (running < concurrency) running += 1;
      else await turn();
      const end = observer?.hash();
      const begun = clock.now().getTime();
      try {
        return await work();
      } finally {
        end?.();
        millisecondsEach = smoothed(millisecondsEach, clock.now().getTime() - begun);
        passOn();
        // With few in the queue, a result that is held back would leave the cores without work.
        await (waiting.length >= RESULTS_AT_ONCE ? results.joined() : results.release());
      }
    },
  };

  function turn(): Promise<void> {
    if (waiting.length >= queueLength) throw refusal();
    const end = observer?.hashWait();
    return new Promise((resolve) => {
      waiting.push(() => {
        end?.();
        resolve();
      });
    });
  }

  function refusal(): Overloaded {
    observer?.hashRefused();
    return new Overloaded(secondsToDrain());
  }

  /** The place goes straight to the next in line, so that nobody who just came can take it. */
  function passOn(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  function secondsToDrain(): number {
    return Math.max(1, Math.ceil((millisecondsEach * (waiting.length + running)) / concurrency / 1000));
  }
}

/**
 * How many results of hashes go on together. After a hash the CPU's caches are full of argon2's memory, and what runs next
 * is slow; together they share that: a third less CPU beside the hash, here and in the database, and one write to disk for
 * several commits.
 */
const RESULTS_AT_ONCE = 6;
/** No longer than a hash itself may take. */
const LONGEST_HOLD_MS = 25;

/** Exponential moving average that forgets a slow start within some ten hashes. */
function smoothed(average: number, latest: number): number {
  return average === 0 ? latest : average * 0.8 + latest * 0.2;
}
