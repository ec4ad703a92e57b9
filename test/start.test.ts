import { afterAll, beforeAll, expect, test } from 'bun:test';
import { appendFile, cp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Instance, killInstances, startInstance, temporaryFolder } from './instances.ts';

const home = join(import.meta.dir, '..');
const PARTS = ['src', 'scripts', 'patches', 'openapi.yaml', 'package.json', 'bun.lock', 'bunfig.toml', 'tsconfig.json'];

/** What is in the repository, and nothing that was made from it. */
let checkout: string;
beforeAll(async () => {
  checkout = await temporaryFolder();
  const isMade = (path: string) => /node_modules|\/src\/storage\/template/.test(path.slice(home.length));
  for (const part of PARTS) {
    await cp(join(home, part), join(checkout, part), { recursive: true, filter: (path) => !isMade(path) });
  }
});
afterAll(killInstances);

const start = (env: Record<string, string> = {}) => startInstance(env, [process.execPath, 'run', 'start'], checkout);
/** Not by `kill -9`, which would end `bun run` and leave what it runs. */
async function stop(instance: Instance): Promise<void> {
  instance.signal('SIGTERM');
  expect(await instance.exitCode).toBe(0);
}

const made = async () => (await stat(join(checkout, 'dist/start/concord'))).mtimeMs;

test('`bun run start` needs nothing but the checkout, and what it made once serves until a source changes', async () => {
  const first = await start();
  expect((await first.get('/health')).status).toBe(200);
  await stop(first);
  const before = await made();

  // Nothing that was installed is needed any more.
  await rm(join(checkout, 'node_modules'), { recursive: true });
  const second = await start();
  expect((await second.get('/')).status).toBe(200);
  await stop(second);
  expect(await made()).toBe(before);
  expect(await readdir(checkout)).not.toContain('node_modules');

  await appendFile(join(checkout, 'src/http/pages/assets/pages.css'), '/* changed */');
  const third = await start();
  const css = await fetch(`${third.url}/assets/pages.css`);
  expect(await css.text()).toEndWith('/* changed */');
  expect(await made()).toBeGreaterThan(before);
  await stop(third);
}, 60_000);

test('where nothing can be written beside the sources it serves them as they are', async () => {
  await rm(join(checkout, 'dist'), { recursive: true });
  await writeFile(join(checkout, 'dist'), 'no folder');
  const instance = await start();
  expect((await instance.get('/health')).status).toBe(200);
  await stop(instance);
}, 60_000);
