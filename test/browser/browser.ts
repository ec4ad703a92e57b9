import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packaged, { inflate } from '@sparticuz/chromium';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** Nothing that phones home, and no sandbox, which a container does not grant. */
const flags =
  '--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/**
 * A real Chromium: the one in the npm package, which every machine has after an install, else the system's. With
 * neither the tests fail and say why: never are they skipped.
 */
export async function launchBrowser(): Promise<Browser> {
  const faults: string[] = [];
  for (const find of candidates) {
    try {
      const found = await find();
      if (found?.executablePath) return await chromium.launch({ ...found, args: flags.split(' ') });
    } catch (error) {
      faults.push(String(error));
    }
  }
  throw new Error(
    `the browser tests found no Chromium that starts (try: apt-get install chromium, or remove ${tmpdir()}/chromium, of which an interrupted run leaves half)\n${faults.join('\n')}`,
  );
}

const candidates: (() => Promise<LaunchOptions | null>)[] = [
  async () => ({ executablePath: await packaged.executablePath() }),
  withPackagedLibraries,
  async () => ({
    executablePath: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ?? '',
  }),
];

/** A bare machine lacks NSS and fonts. The package has them for the one cloud it is made for; they serve elsewhere too. */
async function withPackagedLibraries(): Promise<LaunchOptions> {
  const executablePath = await packaged.executablePath();
  const binaries = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/bin');
  const libraries = join(await inflate(join(binaries, 'al2023.tar.br')), 'lib');
  const env = { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(tmpdir(), 'fonts') };
  return { executablePath, env };
}
