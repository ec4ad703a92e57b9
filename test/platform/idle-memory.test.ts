import { beforeEach, expect, onTestFinished, spyOn, test } from 'bun:test';
import { startIdleMemory } from '../../src/platform/idle-memory.ts';

const INTERVAL_MS = 100;

const collections = spyOn(Bun, 'gc');
beforeEach(() => {
  Bun.gc(true);
  collections.mockClear();
});

function heapMiB(): number {
  return process.memoryUsage().heapUsed / 2 ** 20;
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

test('what a burst of work left behind is given back once, when the process is at rest and not before', async () => {
  const idle = startIdleMemory(INTERVAL_MS);
  onTestFinished(idle.stop);
  await Bun.sleep(3 * INTERVAL_MS);
  expect(collections).not.toHaveBeenCalled();
  const before = heapMiB();
  await burst(4 * INTERVAL_MS);
  expect(heapMiB()).toBeGreaterThan(before + 16);
  expect(collections).not.toHaveBeenCalled();
  await Bun.sleep(6 * INTERVAL_MS);
  expect(collections).toHaveBeenCalledTimes(1);
  expect(heapMiB()).toBeLessThan(before + 16);
});
