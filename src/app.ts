import { cors } from '@elysiajs/cors';
import { Elysia } from 'elysia';
import type { Config } from './config.ts';
import { operations } from './contract/generated/operations.ts';
import { documents, publishedDocuments } from './documents/index.ts';
import type { World } from './domain/world.ts';
import type { AnswerCheck } from './http/answer-check.ts';
import { createLimits } from './http/limits.ts';
import { mountEndpoints } from './http/mounts.ts';
import { addRequestLog } from './http/request-log.ts';
import { addRequestObservation } from './http/request-observation.ts';
import { rootEndpoints } from './http/root.ts';
import { addEndpoints, type HttpSettings } from './http/routes.ts';
import { securityHeaders } from './http/security-headers.ts';
import { addServiceOperations, type Lifecycle } from './http/service.ts';
import { addErrorHandler, addMethodFallbacks } from './http/unmatched.ts';
import { lazyArgon2Verify } from './platform/argon2.ts';
import { commonPasswords } from './platform/common-passwords.ts';
import { createPasswordHashing } from './platform/hashing.ts';
import type { KeyRing } from './platform/key-ring.ts';
import { createRateLimitShares } from './platform/rate-limit-shares.ts';
import { oneTimeSecrets } from './platform/secrets.ts';
import { createTokenIssuer } from './platform/tokens.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { DevMailbox } from './ports/mail.ts';
import type { Observer, RequestTracer } from './ports/observer.ts';
import type { Stores } from './ports/stores.ts';

/** What the app is composed of. Whoever opened a part closes it. */
export interface Parts {
  config: Config;
  stores: Stores;
  keys: KeyRing;
  clock: Clock;
  log: Log;
  /** Null in production. */
  checkAnswer: AnswerCheck | null;
  /** Null where mails are sent, and in production. */
  devMailbox: DevMailbox | null;
  lifecycle: Lifecycle;
  /** Null where nobody measures. */
  observer: Observer | null;
  /** Null without traces. */
  tracer: RequestTracer | null;
}

/** The composition root: config + stores + platform -> app. Does no I/O of its own. */
export function createApp(parts: Parts): { app: Elysia; world: World } {
  const { config, stores, keys, clock, log, checkAnswer, devMailbox, lifecycle, observer, tracer } = parts;
  const limits = createLimits({ limits: config.rateLimits, counter: createRateLimitShares(stores.rateLimits), clock });
  const world = createWorld(parts, limits.mail);
  const settings: HttpSettings = {
    publicUrl: config.publicUrl,
    serviceKey: config.serviceKey,
    trustedProxyHops: config.trustedProxyHops,
    allowedOrigins: new Set([new URL(config.publicUrl).origin, ...config.corsOrigins]),
    limits,
    checkAnswer,
    log,
    observer,
  };
  const root = rootEndpoints(documents);
  const mounts = publishedDocuments.flatMap((document) => mountEndpoints(document));

  // By default Elysia looks for the path behind `http://` and at least four more characters; a host may have fewer.
  const app = new Elysia({ handler: { standardHostname: false } });
  const headers = securityHeaders(config.publicUrl);
  app.onRequest(({ set }) => {
    Object.assign(set.headers, headers);
    // RFC 9112 §9.6: whoever keeps a connection finds another instance with the next request.
    if (lifecycle.isStopping) set.headers['connection'] = 'close';
  });
  addRequestLog(app, log, tracer);
  addRequestObservation(app, [...root, ...mounts], { observer, tracer });
  addErrorHandler(app, documents, log);
  if (config.corsOrigins.length > 0) app.use(allowOrigins(config.corsOrigins));
  addEndpoints(app, [...root, ...mounts], world, settings);
  addServiceOperations(app, {
    publicUrl: config.publicUrl,
    ping: () => stores.housekeeping.ping(),
    lifecycle,
    publicKeys: () => keys.current().publicJwks.keys,
    devMailbox,
    checkAnswer,
    log,
  });
  const own = operations.root.filter((operation) => operation.documents.length === 0);
  const served = [...root, ...mounts].map(({ operation, path }) => ({ method: operation.method, path }));
  addMethodFallbacks(app, [...served, ...own], documents);
  return { app, world };
}

function createWorld({ config, stores, keys, clock, observer }: Parts, mailAllowance: World['mailAllowance']): World {
  return {
    accounts: stores.accounts,
    accountSettings: stores.accountSettings,
    sessions: stores.sessions,
    deviceSessions: stores.deviceSessions,
    oneTimeTokens: stores.oneTimeTokens,
    outbox: stores.outbox,
    logInAttempts: stores.logInAttempts,
    audit: stores.audit,
    commonPasswords: commonPasswords(config.passwordBlocklist),
    hashing: createPasswordHashing({ ...config.hashing, clock, observer, verifyArgon2: lazyArgon2Verify() }),
    tokens: createTokenIssuer({ keys, issuer: config.jwt.issuer, audience: config.jwt.audience, clock }),
    secrets: oneTimeSecrets,
    clock,
    mailAllowance,
    policy: {
      passwordMinLength: config.passwordMinLength,
      revealAccounts: config.revealAccounts,
      resetTokenDelivery: config.resetTokenDelivery,
      logInFailures: config.rateLimits?.failures ?? null,
    },
  };
}

/** Only listed origins, never a reflected one (the plugin's default), and only what the contract's requests carry. */
function allowOrigins(origins: string[]) {
  return cors({
    origin: origins,
    credentials: true,
    methods: ['GET', 'POST', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type'],
    exposeHeaders: ['RateLimit', 'RateLimit-Policy', 'Retry-After', 'WWW-Authenticate', 'X-Request-Id'],
    maxAge: 600,
  });
}
