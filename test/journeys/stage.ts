import { afterAll, beforeAll, describe, expect } from 'bun:test';
import { sql } from 'drizzle-orm';
import { Refused, type Send } from '../clients/transport.ts';
import { serve, type TestServer } from '../server.ts';

/** Where a journey happens. `exact`: the mount answers the document's body and nothing more. */
export interface Stage {
  base: string;
  exact: boolean;
  /** Judges every reply by the contract, too. */
  send: Send;
  server(): TestServer;
  /** A name that no other account of the stage has. */
  newName(): string;
  /** What the document says; at the root what the document that leads there says, where they differ (docs/decisions/0003). */
  words(own: string, leading: string): string;
  expectBody(actual: unknown, expected: unknown): void;
  /** The status and the body of a refusal; throws when the call is accepted. */
  refusal(call: Promise<unknown>): Promise<{ status: number; body: unknown }>;
  expectRefusal(call: Promise<unknown>, status: number, body?: unknown): Promise<void>;
  /** Takes the tables away: what the document calls an internal or a database error. */
  breakDatabase(): Promise<void>;
}

/** The same journey, once at the join and once at the document's own mount, each on a server of its own. */
export function journey(key: string, tell: (stage: Stage) => void): void {
  describe.each([
    { place: 'the root', base: '', exact: false },
    { place: 'the mount', base: `/as/${key}`, exact: true },
  ])(`${key} at $place`, ({ base, exact }) => {
    let server: TestServer;
    let names = 0;
    beforeAll(async () => {
      server = await serve({ HASH_MEMORY_KIB: '8', HASH_TIME_COST: '1' });
    }, 60_000);
    afterAll(() => server.stop());
    // A copy, since Bun's `toMatchObject` writes the matchers of `expected` into what it compares.
    const expectBody = (actual: unknown, expected: unknown) =>
      exact
        ? expect(actual).toStrictEqual(expected)
        : expect(structuredClone(actual)).toMatchObject(expected as object);
    tell({
      base,
      exact,
      send: (path, init) => server.fetch(path, init),
      server: () => server,
      words: (own, leading) => (exact ? own : leading),
      newName: () => `user_${++names}`,
      expectBody,
      refusal,
      async expectRefusal(call, status, body) {
        const refused = await refusal(call);
        expect(refused).toMatchObject({ status });
        if (body !== undefined) expectBody(refused.body, body);
      },
      breakDatabase: () => dropTables(server),
    });
  });
}

async function refusal(call: Promise<unknown>): Promise<{ status: number; body: unknown }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Refused) return { status: error.status, body: error.body };
    throw error;
  }
  throw new Error('accepted, where a refusal was expected');
}

async function dropTables(server: TestServer): Promise<void> {
  const { db } = server.database;
  await db.execute(sql.raw('drop schema public cascade'));
}
