import { fstatSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { systemClock } from '../platform/clock.ts';
import { acceptHash, NO_PASSWORD } from '../platform/legacy-hashes/legacy-hashes.ts';
import { createAccountImportStore } from '../storage/account-imports.ts';
import { StorageFailure } from '../storage/failure.ts';
import { type ImportResult, importAccounts } from '../transfer/import-accounts.ts';
import { rejectsInFile, rejectsOnStderr } from '../transfer/rejects.ts';
import { scratchFolder } from '../transfer/scratch.ts';
import { openFile, openPipe, type Source, SourceChanged } from '../transfer/source.ts';
import { CommandFailure } from './failures.ts';
import { createProgressBar } from './progress-bar.ts';
import type { Terminal } from './terminal.ts';
import { withMigratedDatabase } from './with-database.ts';

interface Options {
  skipBadLines?: true;
  rejects?: string;
  again?: true;
  json?: true;
}

/** docs/migrating.md has the format of the file. */
export function addImport(program: Command, terminal: Terminal): void {
  program
    .command('import')
    .description('add the accounts of a file of JSON Lines, or of stdin (-); run it again when it was cut short')
    .argument('<file>')
    .option('--skip-bad-lines', 'add the accounts of the good lines although there are bad ones')
    .option('--rejects <file>', 'write the bad lines, with the reasons, to a file instead of stderr')
    .option('--again', 'begin at the first line of a file that was imported before')
    .option('--json', 'sum up in JSON')
    .action(async (path: string, options: Options) => {
      if (options.rejects !== undefined) refuseSourceAsRejects(path, options.rejects);
      const scratch = await scratchFolder(terminal.config().dataDir);
      const source = path === '-' ? await openPipe(process.stdin, scratch) : await openFile(path, scratch);
      try {
        refuseOtherForms(source, path);
        const result = await run(terminal, { path, source, scratch }, options);
        terminal.print(options.json ? JSON.stringify(inJson(result), null, 2) : inWords(result));
        process.exitCode = result.outcome === 'refused' || result.outcome === 'overtaken' ? 1 : 0;
      } finally {
        await source.close();
      }
    });
}

async function run(
  terminal: Terminal,
  { path, source, scratch }: { path: string; source: Source; scratch: string },
  options: Options,
): Promise<ImportResult> {
  const config = terminal.config();
  const bar = createProgressBar();
  let done: Done | null = null;
  const rejects = options.rejects === undefined ? rejectsOnStderr() : rejectsInFile(options.rejects);
  try {
    return await withMigratedDatabase(config, (database) =>
      importAccounts({
        source,
        scratch,
        store: createAccountImportStore(database.db),
        hashes: { acceptHash: (stored) => acceptHash(stored, config.hashing), noPassword: NO_PASSWORD },
        at: systemClock.now(),
        skipBadLines: options.skipBadLines === true,
        again: options.again === true,
        rejects,
        reach: (lines, imported) => {
          done = { lines, imported };
        },
        advance: (phase, bytes) => bar.show(phase, bytes, source.size),
      }),
    );
  } catch (error) {
    if (error instanceof SourceChanged) throw changedFile(path, done);
    if (error instanceof StorageFailure && done !== null) throw stoppedDatabase(error, done, options);
    throw error;
  } finally {
    bar.stop();
    rejects.close();
  }
}

/** How far the second pass is. */
interface Done {
  lines: number;
  imported: number;
}

function changedFile(path: string, done: Done | null): CommandFailure {
  const imported = done?.imported ?? 0;
  const happened = imported === 0 ? 'nothing has been imported' : `${imported} accounts have been imported`;
  const advice = 'run the import again when nobody writes to it any more';
  const skip = imported === 0 ? '' : ', with --skip-bad-lines, which leaves those out that are there';
  const message = `${path} was changed while it was read; ${happened}: ${advice}${skip}`;
  return new CommandFailure('file_changed', message, { details: { imported } });
}

function stoppedDatabase({ message }: StorageFailure, { lines }: Done, { again }: Options): CommandFailure {
  const advice = again ? 'run it again without --again' : 'run the same command again';
  return new CommandFailure('database_failed', `${message}; ${lines} lines are done: ${advice} to go on`);
}

/** A list of what is wrong with a file must not take its place. */
function refuseSourceAsRejects(path: string, rejects: string): void {
  const list = statSync(rejects, { throwIfNoEntry: false });
  if (!list?.isFile()) return;
  const source = path === '-' ? fstatSync(0) : statSync(path);
  if (list.dev !== source.dev || list.ino !== source.ino) return;
  throw new CommandFailure('rejects_is_source', `${rejects} is the file that is imported`, { exitCode: 2 });
}

/** What is no JSON Lines from its first byte to its last would otherwise be told line by line. */
function refuseOtherForms({ start }: Source, path: string): void {
  const form = OTHER_FORMS.find(({ marks }) => marks.some((bytes) => bytes.every((byte, at) => start[at] === byte)));
  if (!form) return;
  const from = path === '-' ? '' : ` ${path}`;
  const message = `${path === '-' ? 'stdin' : path} is ${form.name}: ${form.reader}${from} | concord import -`;
  throw new CommandFailure('not_json_lines', message);
}

const OTHER_FORMS = [
  { name: 'compressed', reader: 'gunzip -c', marks: [[0x1f, 0x8b]] },
  {
    name: 'UTF-16',
    reader: 'iconv -f UTF-16 -t UTF-8',
    marks: [
      [0xff, 0xfe],
      [0xfe, 0xff],
    ],
  },
  {
    name: 'one JSON array',
    reader: "jq -c '.[]'",
    marks: [[0x5b], [0xef, 0xbb, 0xbf, 0x5b]],
  },
  {
    name: 'JSON of several lines an account',
    reader: 'jq -c .',
    marks: [
      [0x7b, 0x0a],
      [0x7b, 0x0d],
    ],
  },
];

function inJson({ outcome, digest, imported, badLines, resumedAfterLine }: ImportResult): object {
  return { outcome, digest, imported, bad_lines: badLines, resumed_after_line: resumedAfterLine };
}

function inWords({ outcome, imported, badLines, resumedAfterLine }: ImportResult): string {
  const resumed = resumedAfterLine > 0 ? `, going on after line ${resumedAfterLine} of an earlier run` : '';
  return {
    imported: `${imported} accounts have been imported${resumed}; ${badLines} bad lines`,
    unchanged: 'this file has been imported already (--again begins anew)',
    refused: `${badLines} bad lines: nothing has been imported${resumed} (--skip-bad-lines leaves them out)`,
    overtaken: 'another process is importing this file',
  }[outcome];
}
