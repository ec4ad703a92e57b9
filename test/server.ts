import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { loadConfig } from '../src/config.ts';
import type { Clock } from '../src/ports/clock.ts';
import { startServer } from '../src/server.ts';
import { judge } from './contract/judge.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { recordingLog } from './platform/recording-log.ts';

/** Talks to a server. Every reply is judged by the contract. */
export interface Client {
  /** Sends a request to a path of the server; throws `Undeclared` when the reply is not what the contract declares. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** `fetch` of a JSON body. A string is sent as it is. */
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  delete(path: string, headers?: Record<string, string>): Promise<Reply>;
}

/** The real server on a port of its own and a database of its own. */
export interface TestServer extends Client {
  url: string;
  /** Null without METRICS_PORT. */
  metricsUrl: string | null;
  /** Real time, moved on as far as a test asks for. */
  clock: Clock & { advance(seconds: number): void };
  /** The newest mail to an address, waited for; `after` skips as many. */
  mailTo(address: string, after?: number): Promise<Email>;
  /** The secret in the link of a mail. */
  linkToken(mail: Email): string;
  database: FreshDatabase;
  log: ReturnType<typeof recordingLog>;
  dataDir: string;
  stop(): Promise<void>;
}

export interface Reply {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the judge has checked the shape; a test reads what it needs
  body: any;
  /** The `Set-Cookie` header. */
  cookie: string | null;
}

/** Starts a server; `env` overrides settings, as an operator would. */
export async function serve(env: Record<string, string> = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'concord-test-'));
  const database = await freshDatabase();
  const clock = shiftableClock();
  const log = recordingLog();
  const config = loadConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    PUBLIC_URL: 'http://concord.test',
    RATE_LIMITS: 'off',
    ...env,
  });
  const server = await startServer({ config, database: database.database, clock, log });
  return {
    ...clientOf(server.url),
    url: server.url,
    metricsUrl: server.metricsUrl,
    clock,
    mailTo: (address, after = 0) => waitForMail(join(dataDir, 'outbox'), address, after),
    linkToken: (mail) => /#([\w-]+)/.exec(mail.text ?? '')?.[1] ?? '',
    database,
    log,
    dataDir,
    async stop() {
      await server.stop();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The client of whatever listens at `url`. */
export function clientOf(url: string): Client {
  const send = (path: string, init?: RequestInit) => judgedFetch(url, path, init);
  return {
    fetch: send,
    post: async (path, body, headers = {}) => {
      const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
      const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
      return replyOf(await send(path, { method: 'POST', headers: { ...type, ...headers }, ...content }));
    },
    get: async (path, headers = {}) => replyOf(await send(path, { headers })),
    delete: async (path, headers = {}) => replyOf(await send(path, { method: 'DELETE', headers })),
  };
}

/** The reply is not what the contract declares. */
export class Undeclared extends Error {}

async function judgedFetch(base: string, path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(base + path, init);
  const text = await response.clone().text();
  const { pathname } = new URL(base + path);
  const verdict = await judge({
    method: init?.method ?? 'GET',
    path: pathname,
    status: response.status,
    headers: response.headers,
    text,
  });
  if (verdict) throw new Undeclared(verdict);
  return response;
}

async function replyOf(response: Response): Promise<Reply> {
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? await response.json() : await response.text(),
    cookie: response.headers.get('set-cookie'),
  };
}

async function waitForMail(folder: string, address: string, after: number): Promise<Email> {
  for (let tries = 0; tries < 200; tries++) {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
    const mails = await Promise.all(
      names.map(async (name) => PostalMime.parse(await Bun.file(join(folder, name)).bytes())),
    );
    const matching = mails.filter((mail) => mail.to?.some((to) => to.address === address));
    const mail = matching[after];
    if (mail) return mail;
    await Bun.sleep(25);
  }
  throw new Error(`no mail to ${address} (number ${after + 1}) within 5 s`);
}

function shiftableClock(): TestServer['clock'] {
  let shift = 0;
  return {
    now: () => new Date(Date.now() + shift),
    advance(seconds) {
      shift += seconds * 1000;
    },
  };
}
