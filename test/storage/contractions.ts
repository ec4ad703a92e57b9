/**
 * The statements of a migration that an instance of the release before might not survive: docs/decisions/0011-migrations.md.
 * None when the file says with `-- contracts: 1.2.3` from which release on nothing uses any more what goes.
 */
export function contractions(migration: string): string[] {
  if (/^-- contracts: \d+\.\d+\.\d+$/m.test(migration)) return [];
  const statements = migration
    .replaceAll(/--> statement-breakpoint/g, '')
    .replaceAll(/^--.*$/gm, '')
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean);
  const created = new Set(statements.map((statement) => /^create table "?(\w+)/i.exec(statement)?.[1]));
  return statements.filter((statement) => isContracting(statement) && !created.has(tableOf(statement)));
}

/** What a statement alters or indexes; a table that the same migration creates is nobody's yet. */
function tableOf(statement: string): string {
  const [, altered, indexed] = /^alter table "?(\w+)|^create unique index .*? on "?(\w+)/i.exec(statement) ?? [];
  return altered ?? indexed ?? '';
}

function isContracting(statement: string): boolean {
  if (/^create (table|index)/i.test(statement)) return false;
  if (/\bdrop not null$/i.test(statement)) return false;
  return isNewRequiredColumn(statement) || TAKING_AWAY.test(statement);
}

function isNewRequiredColumn(statement: string): boolean {
  return (
    /\badd column\b/i.test(statement) &&
    /\bnot null\b/i.test(statement) &&
    !/\bdefault\b|\bgenerated\b/i.test(statement)
  );
}

/** Also what refuses rows that used to be welcome. */
const TAKING_AWAY =
  /\b(drop|rename|truncate|revoke)\b|^delete\b|\bset data type\b|\balter column "?\w+"? type\b|\bset not null\b|\badd constraint\b|^create unique index\b|^alter type\b(?!.*\badd value\b)/i;
