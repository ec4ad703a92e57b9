import { expect, test } from 'bun:test';
import { goals, hasGoal } from '../../scripts/bench/goals.ts';
import { CONCURRENCIES, cellName, PROBE, WORKS } from '../../scripts/bench/works.ts';

test('a goal looks at something that is measured in rounds, or at a figure', () => {
  const cells = new Set([PROBE, ...WORKS.flatMap((work) => CONCURRENCIES.map((count) => cellName(work, count)))]);
  for (const { work, entrants } of goals) expect(entrants.length > 0, work).toBe(cells.has(work));
});

test('who is in a goal is looked at where the goal is, and nowhere else', () => {
  expect(hasGoal('concord', cellName('log-in', 16))).toBe(true);
  expect(hasGoal('raw-verify', cellName('log-in', 16))).toBe(true);
  expect(hasGoal('concord', cellName('log-in', 1))).toBe(false);
  expect(hasGoal('fastify', cellName('log-in', 64))).toBe(false);
  expect(hasGoal('concord', PROBE)).toBe(true);
  expect(hasGoal('concord', cellName('health', 64))).toBe(false);
});
