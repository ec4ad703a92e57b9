/** Notes names in the folder of its argument until that is full, or a million of them. */
import type { ImportedAccount } from '../../src/ports/account-transfer.ts';
import { createSeenKeys } from '../../src/transfer/seen-keys.ts';

const seen = await createSeenKeys(process.argv[2] ?? '');
try {
  for (let line = 1; line <= 1_000_000; line++) {
    seen.note({ line, id: null, usernameKey: `person-${line}`, emailKey: null } as ImportedAccount);
  }
} catch (error) {
  process.stderr.write(String(error).replace(/^\w+: (.*), where .*$/, '$1'));
  process.exit(1);
}
