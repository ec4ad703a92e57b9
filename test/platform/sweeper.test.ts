import { expect, test } from 'bun:test';
import { startSweeper } from '../../src/platform/sweeper.ts';
import { recordingLog } from './recording-log.ts';
import { settableClock } from './settable-clock.ts';

test('sweeping goes on in batches until less than a batch is left, and survives failures', async () => {
  let expired = 1250;
  let fails = 1;
  const batches: number[] = [];
  const log = recordingLog();
  const housekeeping = {
    async sweep({ limit }: { limit: number }) {
      if (fails-- > 0) throw new Error('connection refused');
      const swept = Math.min(limit, expired);
      expired -= swept;
      batches.push(swept);
      return swept;
    },
    ping: async () => {},
  };
  const sweeper = startSweeper({ housekeeping, clock: settableClock(), log, intervalMs: 20, batch: 500 });
  while (expired > 0) await Bun.sleep(1);
  await sweeper.stop();
  expect(batches).toEqual([500, 500, 250]);
  expect(log.lines).toHaveLength(1);
});
