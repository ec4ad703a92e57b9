/**
 * Adds the statements that the stores send now to those of the newest migration level, in test/storage/levels: later
 * migrations must leave them working. Nothing is taken away, since an instance of an older release may still run.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MIGRATIONS, statementsOfStores } from '../test/storage/statements.ts';

const newest = (await readdir(MIGRATIONS))
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .at(-1) as string;
const file = Bun.file(join(import.meta.dir, '../test/storage/levels', newest));
const known = (await file.exists()) ? (await file.text()).split('\n').filter(Boolean) : [];
const { statements, uncalled } = await statementsOfStores();
if (uncalled.length > 0) {
  console.error(`test/storage/statements.ts calls nothing of ${uncalled.join(', ')}`);
  process.exit(1);
}
const all = [...new Set([...known, ...statements])].sort();
await file.write(`${all.join('\n')}\n`);
console.log(`${newest}: ${all.length} statements, ${all.length - known.length} of them new`);
