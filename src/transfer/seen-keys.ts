import { Database } from 'bun:sqlite';
import { createHash } from 'node:crypto';
import type { AccountKey, ImportedAccount } from '../ports/account-transfer.ts';

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
 * In an SQLite database on disk that has no name: SQLite deletes it with the process. Holds digests of keys, no names,
 * and takes the same memory for a million lines as for a thousand.
 */
export function createSeenKeys(): SeenKeys {
  const db = new Database(':memory:');
  db.run(`attach '' as disk`);
  db.run(`pragma disk.cache_size = ${-CACHE_KIB}`);
  db.run('pragma disk.journal_mode = off');
  db.run('create table disk.seen (digest blob primary key, line integer not null) without rowid');
  db.run('create table disk.bad (line integer primary key)');
  db.run('create table disk.told (line integer primary key)');
  // One transaction to the end: nothing of it is wanted after a failure.
  db.run('begin');
  const find = db.prepare<{ line: number }, Uint8Array>('select line from disk.seen where digest = ?');
  const add = db.prepare('insert into disk.seen values (?, ?)');
  const addBad = db.prepare('insert or ignore into disk.bad values (?)');
  const findBad = db.prepare('select 1 from disk.bad where line = ?');
  const addTold = db.prepare('insert or ignore into disk.told values (?)');
  const findTold = db.prepare('select 1 from disk.told where line = ?');
  return {
    note(account) {
      const keys = keysOf(account);
      for (const [key, digest] of keys) {
        const found = find.get(digest);
        if (found) return { key, line: found.line };
      }
      for (const [, digest] of keys) add.run(digest, account.line);
      return null;
    },
    noteBad: (line) => void addBad.run(line),
    isBad: (line) => findBad.get(line) !== null,
    noteTold: (line) => void addTold.run(line),
    wasTold: (line) => findTold.get(line) !== null,
    close: () => db.close(),
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
