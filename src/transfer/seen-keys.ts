import { Database } from 'bun:sqlite';
import { createHash } from 'node:crypto';
import type { AccountKey, ImportedAccount } from '../ports/account-transfer.ts';
import { openNameless, tellRoom } from './scratch.ts';

/** The keys that the lines of a file have had so far, the lines that were found bad, and those that were told as such. */
export interface SeenKeys {
  /** Notes the keys of a line, unless an earlier line has one of them: which, and that line's number. */
  note(account: ImportedAccount): { key: AccountKey; line: number } | null;
  noteBad(line: number): void;
  isBad(line: number): boolean;
  /** Notes a line that an earlier run told. */
  noteTold(line: number): void;
  wasTold(line: number): boolean;
  close(): void;
}

/**
 * In an SQLite database on disk that has no name. Holds digests of keys, no names, and takes the same memory for a
 * million lines as for a thousand. Every method throws {NoRoomLeft} when the folder `scratch` is full.
 */
export async function createSeenKeys(scratch: string): Promise<SeenKeys> {
  const db = await openNameless(scratch, (path) => openTables(path));
  const find = db.prepare<{ line: number }, Uint8Array>('select line from seen where digest = ?');
  const add = db.prepare('insert into seen values (?, ?)');
  const note = (account: ImportedAccount) => {
    const keys = keysOf(account);
    for (const [key, digest] of keys) {
      const found = find.get(digest);
      if (found) return { key, line: found.line };
    }
    for (const [, digest] of keys) add.run(digest, account.line);
    return null;
  };
  const [bad, told] = [lineSet(db, 'bad'), lineSet(db, 'told')];
  // A look-up can make SQLite write as well, when it needs room in memory.
  const within =
    <Input, Result>(work: (input: Input) => Result) =>
    (input: Input) => {
      try {
        return work(input);
      } catch (error) {
        throw tellRoom(scratch, error);
      }
    };
  return {
    note: within(note),
    noteBad: within(bad.add),
    isBad: within(bad.has),
    noteTold: within(told.add),
    wasTold: within(told.has),
    close: () => db.close(),
  };
}

function openTables(path: string): Database {
  const db = new Database(path);
  db.run(`pragma cache_size = ${-CACHE_KIB}`);
  // Nothing of it is needed after a failure, so nothing is synced, and one transaction lasts to the end. The journal then holds
  // the first pages only, and on disk it would need a name beside the database's.
  db.run('pragma journal_mode = memory');
  db.run('pragma synchronous = off');
  db.run('create table seen (digest blob primary key, line integer not null) without rowid');
  db.run('create table bad (line integer primary key)');
  db.run('create table told (line integer primary key)');
  db.run('begin');
  return db;
}

function lineSet(db: Database, table: 'bad' | 'told') {
  const add = db.prepare(`insert or ignore into ${table} values (?)`);
  const find = db.prepare(`select 1 from ${table} where line = ?`);
  return {
    add: (line: number) => void add.run(line),
    has: (line: number) => find.get(line) !== null,
  };
}

const CACHE_KIB = 16 * 1024;

function keysOf({ id, usernameKey, emailKey }: ImportedAccount): [AccountKey, Uint8Array][] {
  const keys: [AccountKey, Uint8Array][] = [['username', digestOf('username', usernameKey)]];
  if (emailKey !== null) keys.push(['email', digestOf('email', emailKey)]);
  if (id !== null) keys.push(['id', digestOf('id', String(id))]);
  return keys;
}

/** 128 bits tell a file's keys apart, unless somebody looks for two that collide for as long as 2^64 tries take. */
function digestOf(key: AccountKey, value: string): Uint8Array {
  return createHash('sha256').update(`${key} ${value}`).digest().subarray(0, 16);
}
