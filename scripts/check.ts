/**
 * Everything CI asks for, in one command: contract lint, generated files, types, lint and format, arrows, dead code, tests.
 * `--without-tests` leaves the last out.
 */
import { join } from 'node:path';

const steps: [string, string[]][] = [
  ['contract', ['redocly', 'lint', 'openapi.yaml', '--format=stylish']],
  ['generated files', [process.execPath, 'scripts/generate.ts', '--check']],
  ['types', ['tsc', '-p', '.']],
  ['lint and format', ['biome', 'ci', '--error-on-warnings']],
  ['arrows', [process.execPath, 'scripts/arrows.ts']],
  ['dead code', ['knip']],
  ['tests', [process.execPath, 'scripts/test.ts']],
];

const tools = join(import.meta.dir, '../node_modules/.bin');
const withoutTests = process.argv.includes('--without-tests');
let failed = 0;
for (const [name, command] of steps) {
  if (withoutTests && name === 'tests') continue;
  const started = performance.now();
  const child = Bun.spawn(command, {
    stdout: 'inherit',
    stderr: 'inherit',
    env: {
      ...process.env,
      PATH: `${tools}:${process.env['PATH']}`,
      REDOCLY_TELEMETRY: 'off',
      REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    },
  });
  const exitCode = await child.exited;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${exitCode === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (exitCode !== 0) failed++;
}
process.exit(failed > 0 ? 1 : 0);
