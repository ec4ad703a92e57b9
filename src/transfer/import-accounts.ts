import { type HashAcceptance, readAccountRecord } from '../domain/account-records.ts';
import type { AccountImportStore, AccountKey, ImportedAccount } from '../ports/account-transfer.ts';
import { type Line, readLines } from './lines.ts';
import type { BadLine, Rejects } from './rejects.ts';
import { createSeenKeys, type SeenKeys } from './seen-keys.ts';
import { digestOf, readAgain, type Source, SourceChanged } from './source.ts';

export interface ImportJob {
  source: Source;
  store: AccountImportStore;
  hashes: HashAcceptance;
  /** The folder for what memory is not to hold. */
  scratch: string;
  /** When the accounts are created that tell no time. */
  at: Date;
  /** Imports the good lines although there are bad ones. */
  skipBadLines: boolean;
  /** Begins at the first line although the file has been imported, or begun. */
  again: boolean;
  rejects: Pick<Rejects, 'begin' | 'write'>;
  /** Is told how far the import is: a later run goes on after this line. `imported` counts the accounts that this run has added. */
  reach(line: number, imported: number): void;
  /** How many of the file's bytes are checked, and then imported. */
  advance(phase: 'checking' | 'importing', bytes: number): void;
}

export interface ImportResult {
  /**
   * `unchanged`: the file had been imported before. `refused`: there are bad lines, and nothing was imported.
   * `overtaken`: another process imports the same file.
   */
  outcome: 'imported' | 'unchanged' | 'refused' | 'overtaken';
  /** SHA-256 of the file. */
  digest: string;
  /** The last line that an earlier run had done. */
  resumedAfterLine: number;
  /** Accounts, by this run. */
  imported: number;
  badLines: number;
}

/**
 * Two passes over the file: every line is checked before the first account is added. Accounts are added a batch at a
 * time, each in one transaction that also notes how far the import is, so that a run that was cut short goes on there.
 */
export async function importAccounts(job: ImportJob): Promise<ImportResult> {
  const digest = await digestOf(job.source);
  const known = job.again ? null : await job.store.progress(digest);
  const resumedAfterLine = known?.linesDone ?? 0;
  const result = { digest, resumedAfterLine, imported: 0, badLines: 0 };
  if (known?.finishedAt) return { ...result, outcome: 'unchanged' };
  const seen = await createSeenKeys(job.scratch);
  try {
    for await (const line of job.rejects.begin(resumedAfterLine > 0)) seen.noteTold(line);
    const part = { digest, after: resumedAfterLine, seen };
    const check = await checkLines(job, part);
    if (check.badLines > 0 && !job.skipBadLines) return { ...result, outcome: 'refused', badLines: check.badLines };
    const { highestId } = check;
    const start = { digest, highestId, again: job.again, at: job.at };
    const isMine = known !== null || (await job.store.begin(start));
    const added = isMine ? await addUnchanged(job, part) : 'overtaken';
    if (added === 'overtaken') return { ...result, outcome: 'overtaken' };
    await job.store.finish({ digest, at: job.at });
    return { ...result, outcome: 'imported', imported: added.imported, badLines: check.badLines + added.taken };
  } finally {
    seen.close();
  }
}

/** The lines after `after` of the file whose SHA-256 is `digest`. */
interface Part {
  digest: string;
  after: number;
  seen: SeenKeys;
}

/** The first pass. Notes the bad lines in `seen`, for the second. */
async function checkLines(job: ImportJob, { digest, after, seen }: Part) {
  let badLines = 0;
  let highestId: number | null = null;
  const refuse = (line: number, reasons: string[]) => {
    badLines += 1;
    seen.noteBad(line);
    report(job, seen, { line, reasons });
  };
  for await (const lines of batchesOf(job, { phase: 'checking', digest, after })) {
    const read = lines.map((line) => readLine(line, job));
    const accounts = read.flatMap((line) => ('account' in line ? [line.account] : []));
    const taken = await findTaken(job, accounts);
    for (const line of read) {
      const reasons = 'account' in line ? refuseKeys(line.account, taken, seen) : line.reasons;
      if (reasons.length > 0) refuse(line.number, reasons);
      else if ('account' in line && line.account.id !== null) highestId = Math.max(highestId ?? 0, line.account.id);
    }
  }
  return { badLines, highestId };
}

/** The second pass. When the file changes meanwhile, nobody knows which of its lines are done: a later run begins at the first. */
async function addUnchanged(job: ImportJob, part: Part) {
  try {
    return await addAccounts(job, part);
  } catch (error) {
    const { digest } = part;
    if (error instanceof SourceChanged) await job.store.begin({ digest, highestId: null, again: true, at: job.at });
    throw error;
  }
}

/** A key can have been taken by somebody who registered meanwhile. */
async function addAccounts(job: ImportJob, { digest, after, seen }: Part) {
  let [fromLine, imported, taken] = [after, 0, 0];
  job.reach(after, imported);
  for await (const lines of batchesOf(job, { phase: 'importing', digest, after })) {
    const accounts = lines.filter((line) => !seen.isBad(line.number)).map((line) => readGoodLine(line, job));
    const throughLine = lines.at(-1)?.number ?? fromLine;
    await job.source.refuseChanged();
    const added = await job.store.add({ digest, fromLine, throughLine, accounts });
    if (added === 'overtaken') return added;
    for (const line of added.taken) {
      const reasons = ['the id, the username or the email was taken while the file was imported'];
      report(job, seen, { line, reasons });
    }
    taken += added.taken.length;
    imported += accounts.length - added.taken.length;
    job.reach(throughLine, imported);
    fromLine = throughLine;
  }
  return { imported, taken };
}

function report({ rejects }: ImportJob, seen: SeenKeys, bad: BadLine): void {
  if (!seen.wasTold(bad.line)) rejects.write(bad);
}

/** Rows that the database is given at a time: few enough that a busy one takes them within its limit for a statement. */
const BATCH_LINES = 500;

/** Throws {SourceChanged} at the end unless the bytes were those of `digest`. */
async function* batchesOf(
  { source, advance }: ImportJob,
  { phase, digest, after }: { phase: 'checking' | 'importing'; digest: string; after: number },
) {
  let bytes = 0;
  for await (const lines of readLines(counted(readAgain(source, digest)))) {
    const due = lines.filter(({ number }) => number > after);
    for (let start = 0; start < due.length; start += BATCH_LINES) yield due.slice(start, start + BATCH_LINES);
    advance(phase, bytes);
  }

  async function* counted(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      yield chunk;
    }
  }
}

type ReadLine = { number: number; account: ImportedAccount } | { number: number; reasons: string[] };

function readLine(line: Line, { at, hashes }: ImportJob): ReadLine {
  const { number } = line;
  if ('fault' in line) return { number, reasons: [line.fault] };
  let record: unknown;
  try {
    record = JSON.parse(line.text);
  } catch {
    return { number, reasons: ['the line is not JSON'] };
  }
  return { number, ...readAccountRecord(record, { line: number, at, hashes }) };
}

/** A line that was good when it was checked. */
function readGoodLine(line: Line, job: ImportJob): ImportedAccount {
  const read = readLine(line, job);
  if ('reasons' in read) throw new SourceChanged();
  return read.account;
}

async function findTaken({ store }: ImportJob, accounts: ImportedAccount[]): Promise<Map<number, AccountKey[]>> {
  const byLine = new Map<number, AccountKey[]>();
  if (accounts.length === 0) return byLine;
  for (const { line, taken } of await store.findTaken(accounts)) {
    byLine.set(line, [...(byLine.get(line) ?? []), taken]);
  }
  return byLine;
}

function refuseKeys(account: ImportedAccount, taken: Map<number, AccountKey[]>, seen: SeenKeys): string[] {
  const clashes = taken.get(account.line);
  if (clashes) return clashes.map((key) => `${key} is an account's already`);
  const earlier = seen.note(account);
  return earlier ? [`${earlier.key} is that of line ${earlier.line} already`] : [];
}
