import { expect, test } from 'bun:test';
import { join } from 'node:path';

test('what a burst of work left behind is given back once, when the process is at rest and not before', async () => {
  // A process of its own: this one is never at rest for certain.
  const { stdout } = Bun.spawnSync([process.execPath, join(import.meta.dir, 'burst.ts')]);
  const { atRest, busy, atRestAgain } = JSON.parse(stdout.toString());
  expect([atRest.collections, busy.collections, atRestAgain.collections]).toEqual([0, 0, 1]);
  expect(busy.heapMiB).toBeGreaterThan(atRest.heapMiB + 16);
  expect(atRestAgain.heapMiB).toBeLessThan(atRest.heapMiB + 16);
});
