import { afterAll, expect, test } from 'bun:test';
import { freshDatabase } from '../database.ts';
import { NOW, secondsAfter, together } from './fixtures.ts';

const { stores, close } = await freshDatabase();
afterAll(close);

const hit = (key: string, at = NOW) => stores.rateLimits.hit({ key, windowSeconds: 60, at });

test('50 uses at once are all counted', async () => {
  const hits = await together(50, () => hit('at once'));
  expect(hits.map((use) => use.count).sort((one, other) => one - other)).toEqual(
    Array.from({ length: 50 }, (_, index) => index + 1),
  );
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
