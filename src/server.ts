import { join } from 'node:path';
import type { Elysia } from 'elysia';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { composeMails } from './domain/mailing.ts';
import type { World } from './domain/world.ts';
import { loadAnswerCheck } from './http/answer-check.ts';
import { startObservation } from './observation.ts';
import { keptAuthSecret } from './platform/auth-secret.ts';
import type { Background } from './platform/background.ts';
import { startIdleMemory } from './platform/idle-memory.ts';
import { loadKeys, startKeyRefresh } from './platform/key-ring.ts';
import { listenAt } from './platform/listening.ts';
import { createMailboxFolder } from './platform/mail/mailbox-folder.ts';
import { createOutboxFolder } from './platform/mail/outbox-folder.ts';
import { createSmtpTransport } from './platform/mail/smtp.ts';
import { createMailTemplates } from './platform/mail/templates.ts';
import { startOutboxWorker } from './platform/outbox-worker.ts';
import { startSweeper } from './platform/sweeper.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { DevMailbox, MailTransport } from './ports/mail.ts';
import type { Observer } from './ports/observer.ts';
import type { Stores } from './ports/stores.ts';
import type { Database } from './storage/engine.ts';
import { applyMigrations } from './storage/migrate.ts';
import { recognizeRestoredCopy } from './storage/restoration.ts';
import { createStores } from './storage/stores.ts';

export interface Server {
  /** Where it listens. */
  url: string;
  /** Where metrics are read; null without them. */
  metricsUrl: string | null;
  /**
   * Goes on serving, but as not ready, for `config.shutdownDelaySeconds`. Then it stops listening, lets requests in flight
   * finish and stops the background work; after a few seconds it waits no longer. The database stays open.
   */
  stop(): Promise<void>;
}

/** Brings the schema up to date and serves the app on `config.host`:`config.port`. */
export async function startServer(options: {
  config: Config;
  database: Database;
  clock: Clock;
  log: Log;
}): Promise<Server> {
  const { config, database, clock, log } = options;
  await applyMigrations(database);
  const ended = await recognizeRestoredCopy(database, clock.now());
  if (ended !== null) log.warn({ sessions: ended }, 'this database is a restored copy: every session has been ended');
  const observation = await startObservation({ ...config, clock, log });
  const { observer, tracer } = observation;
  const wakeable = wakeableOutbox(createStores(database.db, observer, database.lookUps));
  const { stores } = wakeable;
  const authSecret = config.authSecret ?? (await keptAuthSecret(config.dataDir));
  const keys = await loadKeys({
    store: stores.signingKeys,
    config: { algorithm: config.jwt.algorithm, authSecret },
    clock,
    log,
  });
  const checkAnswer = config.profile === 'production' ? null : await loadAnswerCheck();
  const lifecycle = { isStopping: false };
  const { app, world } = createApp({
    ...{ config, stores, keys, clock, log, checkAnswer, lifecycle, observer, tracer },
    devMailbox: devMailbox(config),
  });
  listen(app, config);
  const deliver = delivery(world, { config, clock, log, observer });
  const worker = startOutboxWorker({ outbox: stores.outbox, deliver, clock, log });
  wakeable.wake = () => worker.nudge();
  const sweeper = startSweeper({ housekeeping: stores.housekeeping, observer, clock, log });
  const background = [worker, sweeper, startKeyRefresh(keys), startIdleMemory()];
  observation.watch({
    engine: database.engine,
    databaseConnections: database.engine === 'postgres' ? config.databasePool : 1,
    pendingRequests: () => app.server?.pendingRequests ?? 0,
    signingKeyCreatedAt: () => keys.current().signing.createdAt,
    outboxBacklog: () => stores.outbox.backlog(),
  });
  return {
    url: app.server?.url.origin ?? '',
    metricsUrl: observation.metricsUrl,
    async stop() {
      lifecycle.isStopping = true;
      await stopServing(app, background, config.shutdownDelaySeconds * 1000, log);
      await observation.stop();
    },
  };
}

function listen(app: Elysia, { host, port, reusePort }: Config): void {
  // `reusePort`: by default a second process would share the port silently. `maxRequestBodySize`: Bun's own limit
  // answers an empty 413 past the contract; `readJson` has a lower one.
  const options = { hostname: host, port, idleTimeout: 30, reusePort, maxRequestBodySize: Number.MAX_SAFE_INTEGER };
  listenAt({ host, port, settings: ['HOST', 'PORT'] }, () => app.listen(options));
}

async function stopServing(app: Elysia, background: { stop(): Promise<void> }[], delayMs: number, log: Log) {
  await Bun.sleep(delayMs);
  const finished = app.stop().then(() => Promise.all(background.map((work) => work.stop())));
  const afterMs = Math.max(LEAST_GRACE_MS, STOP_LIMIT_MS - delayMs);
  const late = Bun.sleep(afterMs).then(() => 'late' as const);
  if ((await Promise.race([finished, late])) !== 'late') return;
  log.warn({ afterMs }, 'requests or mails that are still in hand are given up');
  await app.stop(true);
}

/** From the signal on, the delay included. With flushing traces and closing the database, less than the 10 s after which `docker stop` kills. */
const STOP_LIMIT_MS = 7000;
/** For requests that came last, however long the delay was: a full queue of hashes takes two or three seconds. */
const LEAST_GRACE_MS = 4000;

/** The stores, whose methods that put mails into the outbox also wake the worker. */
function wakeableOutbox(stores: Stores): { stores: Stores; wake: Background['nudge'] } {
  const { outbox, accountSettings } = stores;
  const waking =
    <Input, Result>(ask: (input: Input) => Promise<Result>) =>
    async (input: Input): Promise<Result> => {
      const result = await ask(input);
      wakeable.wake();
      return result;
    };
  const wakeable = {
    wake: () => {},
    stores: {
      ...stores,
      outbox: { ...outbox, enqueue: waking(outbox.enqueue) },
      accountSettings: {
        ...accountSettings,
        requestEmailChange: waking(accountSettings.requestEmailChange),
        spendOnEmailChange: waking(accountSettings.spendOnEmailChange),
      },
    },
  };
  return wakeable;
}

interface DeliveryOptions {
  config: Config;
  clock: Clock;
  log: Log;
  observer: Observer | null;
}

function delivery(world: World, { config, clock, log, observer }: DeliveryOptions) {
  const transport = mailTransport(config, clock, log);
  const mailing = { templates: createMailTemplates(config.brand), publicUrl: config.publicUrl };
  return async (request: Parameters<typeof composeMails>[2]) => {
    try {
      const mails = await composeMails(world, mailing, request);
      for (const mail of mails) await transport.send(mail);
      observer?.mail(request.purpose, mails.length > 0 ? 'sent' : 'nothing_to_send');
    } catch (error) {
      observer?.mail(request.purpose, 'failed');
      throw error;
    }
  };
}

function mailTransport(config: Config, clock: Clock, log: Log): MailTransport {
  if (config.smtpUrl) return createSmtpTransport({ smtpUrl: config.smtpUrl, from: config.mailFrom });
  const folder = outboxFolder(config);
  return createOutboxFolder({ folder, from: config.mailFrom, clock, log, logLinks: config.profile !== 'production' });
}

/** Whoever opens it can take over accounts, so production never has one. */
function devMailbox(config: Config): DevMailbox | null {
  const isKept = config.profile !== 'production' && config.smtpUrl === null;
  return isKept ? createMailboxFolder(outboxFolder(config)) : null;
}

function outboxFolder(config: Config): string {
  return join(config.dataDir, 'outbox');
}
