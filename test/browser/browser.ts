import { existsSync } from 'node:fs';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Nothing that phones home, and no sandbox, which a container does not grant. */
const flags =
  '--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/**
 * A real Chromium: the one in the npm package, which every machine has after an install, or the system's, should the
 * machine lack a library that the first one needs. With neither the tests fail and say why: never are they skipped.
 */
export async function launchBrowser(): Promise<Browser> {
  const faults: string[] = [];
  for (const find of candidates) {
    try {
      const executablePath = await find();
      if (executablePath) return await chromium.launch({ executablePath, args: flags.split(' ') });
    } catch (error) {
      faults.push(String(error));
    }
  }
  throw new Error(
    `the browser tests found no Chromium that starts (try: apt-get install chromium)\n${faults.join('\n')}`,
  );
}

const candidates: (() => Promise<string | undefined>)[] = [
  async () => process.env['CHROMIUM'],
  () => packaged.executablePath(),
  async () => ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync),
];
