import type { Command } from 'commander';
import { toAccountRecord } from '../domain/account-records.ts';
import { NO_PASSWORD } from '../platform/legacy-hashes/legacy-hashes.ts';
import { exportAccounts } from '../storage/account-export.ts';
import { type Target, textTarget, writeFile } from '../transfer/export-accounts.ts';
import { createProgressBar } from './progress-bar.ts';
import type { Terminal } from './terminal.ts';
import { withMigratedDatabase } from './with-database.ts';

interface Options {
  withoutHashes?: true;
  json?: true;
}

/** docs/migrating.md has the format of the file. */
export function addExport(program: Command, terminal: Terminal): void {
  program
    .command('export')
    .description('write all accounts, with their password hashes, to a file of JSON Lines, or to stdout (-)')
    .argument('<file>')
    .option('--without-hashes', 'leave the password hashes out: everybody needs a new password then')
    .option('--json', 'sum up in JSON')
    .action(async (path: string, options: Options) => {
      const hashes = options.withoutHashes !== true;
      if (path === '-') {
        const stdout = textTarget((text) => terminal.write(text));
        await exportTo(terminal, stdout, hashes);
        return;
      }
      let exported = 0;
      const kind = await writeFile(path, async (target) => {
        exported = await exportTo(terminal, target, hashes);
      });
      // A stream may be stdout by another name.
      if (kind === 'stream') return;
      terminal.print(options.json ? JSON.stringify({ exported }, null, 2) : `${exported} accounts have been exported`);
    });
}

const PAGE_SIZE = 1000;

/** How many accounts there were. */
async function exportTo(terminal: Terminal, target: Target, withHashes: boolean): Promise<number> {
  const bar = createProgressBar();
  let exported = 0;
  try {
    await withMigratedDatabase(terminal.config(), (database) =>
      exportAccounts(database.db, PAGE_SIZE, async (page, total) => {
        const records = page.map((account) => toAccountRecord(account, NO_PASSWORD));
        await target.write(withHashes ? records : records.map((record) => ({ ...record, passwordHash: null })));
        exported += page.length;
        bar.show('exporting', exported, total);
      }),
    );
  } finally {
    bar.stop();
  }
  return exported;
}
