import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cheapHashing } from './http/accounts.ts';
import { serve, type TestServer } from './server.ts';

/** Every file of examples/ does what it says, as a process of its own against a live server. */

setDefaultTimeout(30_000);

const folder = join(import.meta.dir, '../examples');

const outcomes: Record<string, RegExp> = {
  'renewable-token.mjs': /^registered as user \d+, logged in, renewed the token: User logged out successfully\n$/,
  'token-pair.mjs': /^signed up, set another password, logged in with it, refreshed, logged out\n$/,
  'verified-email.mjs':
    /^registered ada-\S+, logged in by address, refreshed, logged out\. Check your email, a verification link has been sent\.\n$/,
  'budget-tracker.mjs': /^registered and logged in as ada-\S+: Logged out successfully\n$/,
  'refresh-cookie.mjs': /^registered, refreshed with the cookie, am ada-\S+: Logged out successfully\.\n$/,
  'generated-client.ts': /^refused \(.+\), logged in, logged out: .+\n$/,
};

let server: TestServer;
beforeAll(async () => {
  server = await serve(cheapHashing);
});
afterAll(() => server.stop());

test('every example is run here', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(outcomes).sort());
});

for (const [file, outcome] of Object.entries(outcomes)) {
  test.each(runtimesOf(file))(`${file} runs on %s`, async (_, runtime) => {
    const child = Bun.spawn([runtime, join(folder, file), server.url], { stdout: 'pipe', stderr: 'pipe' });
    const [printed, complaints, exitCode] = await Promise.all([
      new Response(child.stdout).text(),
      new Response(child.stderr).text(),
      child.exited,
    ]);
    expect([exitCode, complaints]).toEqual([0, '']);
    expect(printed).toMatch(outcome);
  });
}

/** Bun, and Node.js where the machine has it: the plain ones promise to run on both. */
function runtimesOf(file: string): [string, string][] {
  const node = file.endsWith('.mjs') ? Bun.which('node') : null;
  return [['Bun', process.execPath], ...(node ? ([['Node.js', node]] satisfies [string, string][]) : [])];
}
