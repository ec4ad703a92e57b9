import { afterAll, expect, test } from 'bun:test';
import { freshDatabase } from '../database.ts';
import { NOW, secondsAfter, together } from './fixtures.ts';

const { stores, close } = await freshDatabase();
afterAll(close);

const hit = (key: string, at = NOW, hits = 1) => stores.rateLimits.hit({ key, hits, windowSeconds: 60, at });

test('50 uses at once are all counted', async () => {
  const hits = await together(50, () => hit('at once'));
  expect(hits.map((use) => use.count).sort((one, other) => one - other)).toEqual(
    Array.from({ length: 50 }, (_, index) => index + 1),
  );
});

test('several uses are counted in one go, in an open window and in a new one', async () => {
  expect(await hit('several', NOW, 12)).toMatchObject({ count: 12 });
  expect(await hit('several', NOW, 5)).toMatchObject({ count: 17 });
  expect(await hit('several', secondsAfter(NOW, 60), 12)).toMatchObject({ count: 12 });
});

test('shares that are taken at once do not overlap', async () => {
  const shares = await together(20, (index) => hit('shares', NOW, index + 1));
  const numbers = shares.flatMap(({ count }, index) => Array.from({ length: index + 1 }, (_, back) => count - back));
  expect(new Set(numbers).size).toBe(210);
  expect(Math.max(...numbers)).toBe(210);
});

test('a window stays as it was opened, and the next one counts anew', async () => {
  const resetsAt = secondsAfter(NOW, 60);
  expect(await hit('window')).toEqual({ count: 1, resetsAt });
  expect(await hit('window', secondsAfter(NOW, 59.999))).toEqual({ count: 2, resetsAt });
  expect(await hit('window', resetsAt)).toEqual({ count: 1, resetsAt: secondsAfter(NOW, 120) });
});

test('keys are counted apart', async () => {
  await hit('one');
  expect(await hit('other')).toMatchObject({ count: 1 });
});
