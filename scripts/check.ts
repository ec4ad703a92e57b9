/**
 * Everything CI asks for, in one command: contract lint, generated files, types, lint and format, arrows, dead code, what
 * docs/security.md cites, tests.
 * `--without-tests` leaves the last out.
 */
import { join } from 'node:path';

const tools = join(import.meta.dir, '../node_modules/.bin');
const steps: [string, string[]][] = [
  ['contract', [`${tools}/redocly`, 'lint', 'openapi.yaml', '--format=stylish']],
  ['generated files', ['scripts/generate.ts', '--check']],
  ['types', [`${tools}/tsc`, '-p', '.']],
  ['types of browser tests', [`${tools}/tsc`, '-p', 'test/browser']],
  ['lint and format', [`${tools}/biome`, 'ci', '--error-on-warnings']],
  ['arrows', ['scripts/arrows.ts']],
  ['dead code', [`${tools}/knip`]],
  ['citations', ['test', 'test/security/self-assessment.test.ts']],
  ['tests', ['scripts/test.ts']],
];

const withoutTests = process.argv.includes('--without-tests');
let failed = 0;
for (const [name, command] of steps) {
  if (withoutTests && name === 'tests') continue;
  const started = performance.now();
  // `--bun`: tools that ask for Node.js run on a machine without it, too.
  const child = Bun.spawn([process.execPath, '--bun', ...command], {
    stdout: 'inherit',
    stderr: 'inherit',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  const exitCode = await child.exited;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${exitCode === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (exitCode !== 0) failed++;
}
process.exit(failed > 0 ? 1 : 0);
