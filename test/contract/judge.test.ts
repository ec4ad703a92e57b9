import { expect, test } from 'bun:test';
import { judge } from './judge.ts';

const exchange = (headers: Record<string, string>) =>
  judge({
    ...{ method: 'GET', path: '/health/live', status: 200, text: '{"status":"live"}' },
    headers: new Headers({ 'content-type': 'application/json', 'x-request-id': 'id', date: 'today', ...headers }),
  });

test('a header that the contract does not declare is a fault', async () => {
  expect(await exchange({})).toBeNull();
  expect(await exchange({ ratelimit: '"network";r=1;t=1' })).toContain('the header ratelimit is not declared');
});
