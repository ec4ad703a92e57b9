/** Imports the good lines of the file of its first argument, tells the others in its second, and dies by `kill -9` when the first accounts have been added. */
import { loadConfig } from '../../src/config.ts';
import { acceptHash, NO_PASSWORD } from '../../src/platform/legacy-hashes/legacy-hashes.ts';
import { createAccountImportStore } from '../../src/storage/account-imports.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { importAccounts } from '../../src/transfer/import-accounts.ts';
import { rejectsInFile } from '../../src/transfer/rejects.ts';
import { scratchFolder } from '../../src/transfer/scratch.ts';
import { openFile } from '../../src/transfer/source.ts';

const { databaseUrl: url, dataDir, hashing } = loadConfig(process.env);
const scratch = await scratchFolder(dataDir);
const database = await openDatabase(url ? { url, maxConnections: 2 } : { dataDir });
await importAccounts({
  source: await openFile(process.argv[2] ?? '', scratch),
  scratch,
  store: createAccountImportStore(database.db),
  hashes: { acceptHash: (stored) => acceptHash(stored, hashing), noPassword: NO_PASSWORD },
  at: new Date(),
  skipBadLines: true,
  again: false,
  rejects: rejectsInFile(process.argv[3] ?? '/dev/null'),
  reach: () => {},
  advance: (phase) => {
    if (phase === 'importing') process.kill(process.pid, 'SIGKILL');
  },
});
