/** A process that is at rest, busy, and at rest again: tells its heap in MiB, and how often it has collected, at the end of each. */
import { spyOn } from 'bun:test';
import { startIdleMemory } from '../../src/platform/idle-memory.ts';

const INTERVAL_MS = 100;

Bun.gc(true);
const collections = spyOn(Bun, 'gc');
startIdleMemory(INTERVAL_MS);
await Bun.sleep(4 * INTERVAL_MS);
const atRest = state();
await burst(4 * INTERVAL_MS);
const busy = state();
await Bun.sleep(10 * INTERVAL_MS);
console.log(JSON.stringify({ atRest, busy, atRestAgain: state() }));
process.exit(0);

function state() {
  return { heapMiB: process.memoryUsage().heapUsed / 2 ** 20, collections: collections.mock.calls.length };
}

/** Keeps the process as busy as requests would, and leaves some 20 MiB behind. */
async function burst(milliseconds: number): Promise<void> {
  const inUse = Array.from({ length: 500_000 }, (_, place) => ({ place }));
  const until = performance.now() + milliseconds;
  while (performance.now() < until) {
    const pause = performance.now() + 10;
    while (performance.now() < pause) inUse[0] = { place: pause };
    await Bun.sleep(1);
  }
}
