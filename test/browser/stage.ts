import { afterAll, afterEach, beforeAll, expect } from 'bun:test';
import { createServer } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { cheapHashing } from '../http/accounts.ts';
import { serve, type TestServer } from '../server.ts';
import { launchBrowser } from './browser.ts';

/** A server whose mailed links lead to itself, and a browser in front of it. */
export interface Stage {
  server: TestServer;
  browser: Browser;
  /** A window of its own, without the cookies of any other. What goes wrong in it is kept for `close`. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** The link of a mail, as it stands in it. */
  link(address: string, after?: number): Promise<string>;
  /** Everything that no page may do and one did. */
  faults: string[];
  close(): Promise<void>;
}

/** One for the tests of a file. Each ends with its windows closed, and without a fault. */
export function shareStage(use: (stage: Stage) => void): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await browserStage();
    use(stage);
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    await Promise.all(stage.browser.contexts().map((context) => context.close()));
    expect(stage.faults.splice(0)).toEqual([]);
  });
}

export async function browserStage(env: Record<string, string> = {}): Promise<Stage> {
  const port = await freePort();
  const settings = { ...cheapHashing, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, ...env };
  const [server, browser] = await Promise.all([serve(settings), launchBrowser()]);
  const faults: string[] = [];
  return {
    server,
    browser,
    faults,
    async open(path, options = {}) {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      await watch(page, server.url, faults);
      await page.goto(server.url + path);
      return page;
    },
    async link(address, after = 0) {
      const mail = await server.mailTo(address, after);
      return /http:\S+#\S+/.exec(mail.text ?? '')?.[0] ?? '';
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

/** No violation of the page's policy, no exception, no error in the console, no request to another host. */
async function watch(page: Page, url: string, faults: string[]): Promise<void> {
  await page.exposeFunction('reportViolation', (words: string) => faults.push(`policy: ${words}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const { reportViolation } = window as unknown as { reportViolation(words: string): void };
      reportViolation(`${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    // The browser logs every reply of 400 and more by itself, also those that a page expects and puts into words.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== url) faults.push(`request to ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} of ${response.url()}`);
  });
}

/** The settings name the port, so it has to be known before the server has it. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
