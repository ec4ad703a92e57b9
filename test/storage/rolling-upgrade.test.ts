import { expect, onTestFinished, test } from 'bun:test';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { freshDatabase } from '../database.ts';
import { contractions } from './contractions.ts';
import { MIGRATIONS, statementsOfStores } from './statements.ts';

const LEVELS = join(import.meta.dir, 'levels');
const levels = (await readdir(LEVELS)).sort();
const migrations = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();

const linesOf = async (level: string) => (await Bun.file(join(LEVELS, level)).text()).split('\n').filter(Boolean);

test('the statements of every migration level are on record', () => {
  expect(levels).toEqual(migrations);
});

test('the newest level has every statement that the code sends; `bun run statements` records them', async () => {
  const { statements, uncalled } = await statementsOfStores();
  expect(uncalled).toEqual([]);
  const recorded = new Set(await linesOf(levels.at(-1) as string));
  expect(statements.filter((statement) => !recorded.has(statement))).toEqual([]);
});

for (const level of levels) {
  test(`an instance of level ${level} can send its statements to the newest schema`, async () => {
    const { db, close } = await freshDatabase();
    onTestFinished(close);
    const refused: string[] = [];
    for (const [index, statement] of (await linesOf(level)).entries()) {
      // What cannot be prepared (`lock table`) is done, and undone.
      const isPreparable = /^(with|select|insert|update|delete)\b/i.test(statement);
      const attempt = db.transaction(async (transaction) => {
        await transaction.execute(sql.raw(isPreparable ? `prepare level_${index} as ${statement}` : statement));
      });
      await attempt.catch((error: Error) => refused.push(`${statement}: ${(error.cause as Error).message}`));
    }
    expect(refused).toEqual([]);
  });
}

for (const migration of migrations.slice(1)) {
  test(`${migration} takes nothing away from an instance that is still running`, async () => {
    expect(contractions(await Bun.file(join(MIGRATIONS, migration)).text())).toEqual([]);
  });
}

test('a contracting statement is found, in any spelling', () => {
  const contracting = [
    'DROP TABLE "accounts";',
    'alter table accounts drop column email;',
    'ALTER TABLE "accounts" RENAME COLUMN "email" TO "address";',
    'ALTER TABLE "accounts" ALTER COLUMN "email" SET DATA TYPE varchar;',
    'ALTER TABLE "accounts" ALTER COLUMN "email" TYPE varchar;',
    'ALTER TABLE "accounts" ALTER COLUMN "email" SET NOT NULL;',
    'ALTER TABLE "accounts" ALTER COLUMN "email" DROP DEFAULT;',
    'ALTER TABLE "accounts" ADD COLUMN "age" integer NOT NULL;',
    'ALTER TABLE "accounts" ADD CONSTRAINT "old" CHECK ("age" > 3);',
    'CREATE UNIQUE INDEX "one" ON "accounts" ("first_name");',
    'TRUNCATE accounts;',
    'DELETE FROM accounts;',
    "ALTER TYPE mood RENAME VALUE 'a' TO 'b';",
  ];
  expect(contracting.filter((statement) => contractions(statement).length === 0)).toEqual([]);
});

test('an expanding statement passes, and so does a contraction that names its release', () => {
  const expanding = [
    'CREATE TABLE "notes" ("id" bigint NOT NULL, CONSTRAINT "some" CHECK ("id" > 0));',
    'CREATE INDEX "some" ON "accounts" ("first_name");',
    'CREATE UNIQUE INDEX "one" ON "notes" ("id");',
    'ALTER TABLE "notes" ADD CONSTRAINT "one" UNIQUE("id");',
    'ALTER TABLE "accounts" ADD COLUMN "age" integer;',
    'ALTER TABLE "accounts" ADD COLUMN "age" integer DEFAULT 0 NOT NULL;',
    'ALTER TABLE "accounts" ALTER COLUMN "email" DROP NOT NULL;',
  ];
  expect(contractions(expanding.join('\n--> statement-breakpoint\n'))).toEqual([]);
  expect(contractions('-- contracts: 0.4.0\nDROP TABLE "accounts";')).toEqual([]);
  expect(contractions('-- contracts: soon\nDROP TABLE "accounts";')).toHaveLength(1);
});
