import postgres from 'postgres';
import { openDatabase } from '../../../src/storage/database.ts';
import type { Database } from '../../../src/storage/engine.ts';
import { type ConcordServer, productionSettings, startConcord } from '../contestants/concord.ts';
import { actorsOf, type SessionRow } from '../contestants/concord-data.ts';
import { scratch } from '../contestants/processes.ts';
import type { Generator } from '../load/orders.ts';
import { drawSessions, fill } from './fill.ts';

/** One size: a database with so many accounts and sessions, and a Concord on it. */
export interface Stage {
  accounts: number;
  server: ConcordServer;
  /** For the load generator. */
  names: { few: string; everybody: string };
  sql: postgres.Sql;
  /** For the stores in this process, with Concord's own pool. */
  database: Database;
  /** Lets the sessions that a refresh has used be written to by the next one. */
  restore(): Promise<void>;
  stop(): Promise<void>;
}

/** So many people are there at once, whatever the size. */
const ACTIVE = 1000;
/** More than are asked for in a run: each request brings a token that was not seen before. */
const EVERYBODY = 60_000;

export async function raiseStage(
  databaseUrl: string,
  accounts: number,
  command: string[],
  generator: Generator,
): Promise<Stage> {
  const server = await startConcord(productionSettings(databaseUrl), command);
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await fill(sql, accounts);
  const load = async (name: string, count: number) => {
    const drawn = await drawSessions(sql, count);
    // Of few sessions, several tokens each: a token that was not sent before costs the same at every size.
    const sent = Array.from({ length: count }, (_, place) => drawn[place % drawn.length] as SessionRow);
    const actors = await actorsOf(databaseUrl, sent);
    const file = scratch(`${name}.json`);
    await Bun.write(file, JSON.stringify({ actors, due: actors.slice(0, drawn.length) }));
    await generator.load(name, 'concord', file);
    return name;
  };
  const names = {
    few: await load(`few of ${accounts}`, ACTIVE),
    everybody: await load(`everybody of ${accounts}`, EVERYBODY),
  };
  const database = await openDatabase({ url: databaseUrl, maxConnections: 10 });
  return {
    accounts,
    server,
    names,
    sql,
    database,
    restore: async () => void (await sql`update sessions set last_used_at = null where last_used_at is not null`),
    async stop() {
      await sql.end();
      await database.close();
      await server.running.stop();
    },
  };
}
