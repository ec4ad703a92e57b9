/**
 * Measures Concord beside its peers and beside what the machine can do at all: `bun run bench --help`. Starts everything
 * itself; loopback only. Every reply is checked; the first that is not what it should be ends the run with exit code 1.
 */
import { cleanUp } from './bench/contestants/processes.ts';
import { type Options, readOptions } from './bench/options.ts';
import { cellTables, goalTable, probeTable } from './bench/report/tables.ts';
import { measureSpeed } from './bench/speed.ts';

let options: Options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exit(2);
}
const begun = performance.now();
const progress = (text: string) =>
  console.error(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${text}`);
try {
  const results = await measureSpeed(options, progress);
  if (options.json) await Bun.write(options.json, JSON.stringify(results));
  console.log(`${cellTables(results)}\n\n${probeTable(results)}\n\n${goalTable(results)}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
