import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { operations, publishedKeys } from '../../src/contract/generated/operations.ts';
import type { Reply } from '../server.ts';
import { type Described, untrueExamples } from './examples.ts';
import { seen } from './judge.ts';
import { budgetTracker } from './scenarios/budget-tracker.ts';
import { concord } from './scenarios/concord.ts';
import { refreshCookie } from './scenarios/refresh-cookie.ts';
import { renewableToken } from './scenarios/renewable-token.ts';
import type { Scenario, Sent } from './scenarios/scenario.ts';
import { service } from './scenarios/service.ts';
import { tokenPair } from './scenarios/token-pair.ts';
import { verifiedEmail } from './scenarios/verified-email.ts';
import { brokenStage, busyStage, limitedStage, type SetStage, sendingStage, steadyStage } from './stages.ts';

setDefaultTimeout(30_000);

const tables: Record<keyof typeof operations, Record<string, Record<number, Scenario>>> = {
  root: service,
  'renewable-token': renewableToken,
  'token-pair': tokenPair,
  'verified-email': verifiedEmail,
  'budget-tracker': budgetTracker,
  'refresh-cookie': refreshCookie,
  concord,
};

let stages: { steady: SetStage; broken: SetStage; limited: SetStage; busy: SetStage; sending: SetStage };

beforeAll(async () => {
  const [steady, broken, limited, busy, sending] = await Promise.all([
    steadyStage(),
    brokenStage(),
    limitedStage(),
    busyStage(),
    sendingStage(),
  ]);
  stages = { steady, broken, limited, busy, sending };
});
afterAll(() => Promise.all(Object.values(stages).map((stage) => stage.close())));

for (const [surface, table] of Object.entries(tables)) {
  describe(surface, () => {
    for (const [operationId, scenarios] of Object.entries(table)) {
      for (const [status, scenario] of Object.entries(scenarios)) {
        const prefixes = isPublished(surface) ? [`/as/${surface}`, ''] : [''];
        test.each(prefixes)(`${operationId} can answer ${status} at '%s'`, async (prefix) => {
          const stage = stageFor(operationId, Number(status));
          const sent = await scenario(stage);
          const ask = (asked: Sent) => stage.perform(() => send(stage, surface, operationId, prefix, asked));
          const reply = await ask(sent);
          expect(reply.status).toBe(Number(status));
          const keepReply = (one: Reply) => keep(prefix ? surface : 'root', operationId, one);
          keepReply(reply);
          if (reply.status === 400 && sent.body !== undefined) {
            for (const body of otherBadBodies) keepReply(await ask({ ...sent, body }));
          }
        });
      }
    }
  });
}

test('every status of every operation of every surface was seen and judged', () => {
  // The console's own document is not mounted.
  const surfaces = Object.entries(operations).filter(([surface]) => surface === 'root' || isPublished(surface));
  const declared = surfaces.flatMap(([surface, rows]) =>
    rows.flatMap(({ operationId, statuses }) => statuses.map((status) => `${surface} ${operationId} ${status}`)),
  );
  expect(declared.filter((one) => !seen.has(one))).toEqual([]);
});

test.each(['root', ...publishedKeys])('every example of %s is like a reply of the server', async (surface) => {
  const path = surface === 'root' ? '/openapi.json' : `/as/${surface}/openapi.json`;
  const description: Described = (await stages.steady.server.get(path)).body;
  const repliesOf = (operationId: string, status: string) => kept.get(`${surface} ${operationId} ${status}`) ?? [];
  expect(untrueExamples(description, repliesOf)).toEqual([]);
});

/** The ways to be a bad request that any operation with a body knows: not one field, and no JSON. */
const otherBadBodies = [{}, '{'];

/** What was answered, by `surface operationId status`. */
const kept = new Map<string, Reply[]>();

function keep(surface: string, operationId: string, reply: Reply): void {
  const key = `${surface} ${operationId} ${reply.status}`;
  kept.set(key, [...(kept.get(key) ?? []), reply]);
}

function isPublished(surface: string): boolean {
  return (publishedKeys as readonly string[]).includes(surface);
}

function isProbe(operationId: string): boolean {
  return operationId === 'getHealth' || operationId === 'getReadiness';
}

function stageFor(operationId: string, status: number): SetStage {
  if (status === 429) return stages.limited;
  if (status === 500 || (isProbe(operationId) && status === 503)) return stages.broken;
  if (operationId === 'getDevMailbox' && status === 404) return stages.sending;
  return status === 503 ? stages.busy : stages.steady;
}

function send(stage: SetStage, surface: string, operationId: string, prefix: string, sent: Sent): Promise<Reply> {
  const rows: readonly { operationId: string; method: string; path: string }[] =
    operations[surface as keyof typeof operations];
  const row = rows.find((candidate) => candidate.operationId === operationId);
  if (!row) throw new Error(`${surface} has no ${operationId}`);
  const path = prefix + row.path.replace(/\{(\w+)\}/, (_, name) => sent.path?.[name] ?? '');
  if (row.method === 'GET') return stage.server.get(path, sent.headers);
  if (row.method === 'DELETE') return stage.server.delete(path, sent.headers);
  return stage.server.post(path, sent.body, sent.headers);
}
