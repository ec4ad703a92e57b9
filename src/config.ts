import { productionFaults } from './configuration/production.ts';
import type { RateLimits } from './configuration/rate-limits.ts';
import { type Profile, type Setting, settings } from './configuration/settings.ts';

/** All that the environment decides, checked. */
export interface Config {
  profile: Profile;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Whether other processes may listen there, too. */
  reusePort: boolean;
  /** Without a slash at its end. With port 0 and no PUBLIC_URL it ends in `:0` and is of no use in links. */
  publicUrl: string;
  dataDir: string;
  /** Null: embedded PGlite in `dataDir`. */
  databaseUrl: string | null;
  databasePool: number;
  /** Null in development only: `platform/auth-secret.ts` then makes one. */
  authSecret: string | null;
  serviceKey: string | null;
  jwt: { algorithm: 'EdDSA' | 'HS256'; issuer: string; audience: string };
  /** Null: mails are written to `dataDir/outbox`. */
  smtpUrl: string | null;
  mailFrom: string;
  brand: {
    productName: string;
    /** `#rrggbb`, in lower case. */
    color: string;
    logoUrl: string | null;
    supportAddress: string | null;
  };
  corsOrigins: string[];
  /** How many entries of `X-Forwarded-For`, from the right, were written by proxies of ours. */
  trustedProxyHops: number;
  /** Null: off. */
  rateLimits: RateLimits | null;
  resetTokenDelivery: 'response' | 'mail';
  revealAccounts: boolean;
  /** Code points. */
  passwordMinLength: number;
  /** How many of the most common passwords are refused. */
  passwordBlocklist: number;
  hashing: { memoryKib: number; timeCost: number; concurrency: number; queueLength: number };
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  /** Null: none. */
  metrics: { host: string; port: number } | null;
  /** Null: none. `sampledShare` is from 0 to 1. */
  tracing: { endpoint: string; headers: Record<string, string>; serviceName: string; sampledShare: number } | null;
  shutdownDelaySeconds: number;
}

/** The service cannot start like this. Lists every offending setting, and no setting's value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly faults: { setting: string; problem: string }[];

  constructor(faults: { setting: string; problem: string }[]) {
    super(`Invalid configuration:\n${faults.map((fault) => `  ${fault.setting} ${fault.problem}`).join('\n')}`);
    this.faults = faults;
  }
}

/**
 * The configuration that the environment describes; an empty variable counts as unset.
 * @throws {ConfigurationError} naming every fault at once
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const faults = new Map<string, string>();
  const profile: Profile = env['NODE_ENV'] === 'production' ? 'production' : 'development';
  const values = readSettings(env, profile, faults);
  if (profile === 'production') {
    for (const [name, problem] of Object.entries(productionFaults(values))) {
      if (!faults.has(name)) faults.set(name, problem);
    }
  }
  if (faults.size > 0) throw new ConfigurationError([...faults].map(([setting, problem]) => ({ setting, problem })));
  return toConfig(values, profile);
}

type Values = { [Name in keyof typeof settings]: (typeof settings)[Name] extends Setting<infer T> ? T : never };

/** Complete only if no fault was added: a faulty or missing value is null. */
function readSettings(env: Record<string, string | undefined>, profile: Profile, faults: Map<string, string>): Values {
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries<Setting<unknown>>(settings)) {
    const text = env[name] || setting.fallback[profile];
    const parsed = text === null ? { value: null } : setting.parse(text);
    if ('problem' in parsed) faults.set(name, parsed.problem);
    values[name] = 'value' in parsed ? parsed.value : null;
  }
  return values as Values;
}

function toConfig(values: Values, profile: Profile): Config {
  const publicUrl = values.PUBLIC_URL ?? localUrl(values.HOST, values.PORT);
  return {
    profile,
    host: values.HOST,
    port: values.PORT,
    reusePort: values.REUSE_PORT,
    publicUrl,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    databasePool: values.DATABASE_POOL,
    authSecret: values.AUTH_SECRET,
    serviceKey: values.SERVICE_KEY,
    jwt: { algorithm: values.JWT_ALGORITHM, issuer: publicUrl, audience: values.JWT_AUDIENCE },
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    brand: {
      productName: values.PRODUCT_NAME,
      color: values.BRAND_COLOR,
      logoUrl: values.LOGO_URL,
      supportAddress: values.SUPPORT_ADDRESS,
    },
    corsOrigins: values.CORS_ORIGINS ?? [],
    trustedProxyHops: values.TRUST_PROXY,
    rateLimits: values.RATE_LIMITS,
    resetTokenDelivery: values.RESET_TOKEN_DELIVERY,
    revealAccounts: values.REVEAL_ACCOUNTS,
    passwordMinLength: values.PASSWORD_MIN_LENGTH,
    passwordBlocklist: values.PASSWORD_BLOCKLIST,
    hashing: {
      memoryKib: values.HASH_MEMORY_KIB,
      timeCost: values.HASH_TIME_COST,
      concurrency: values.HASH_CONCURRENCY,
      queueLength: values.HASH_QUEUE,
    },
    ...observation(values),
    shutdownDelaySeconds: values.SHUTDOWN_DELAY_SECONDS,
  };
}

function observation(values: Values): Pick<Config, 'logLevel' | 'metrics' | 'tracing'> {
  const { METRICS_PORT: port, METRICS_HOST: host, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = values;
  return {
    logLevel: values.LOG_LEVEL,
    metrics: port === null ? null : { host, port },
    tracing:
      endpoint === null
        ? null
        : {
            endpoint,
            headers: values.OTEL_EXPORTER_OTLP_HEADERS ?? {},
            serviceName: values.OTEL_SERVICE_NAME,
            sampledShare: values.OTEL_TRACES_SAMPLER_ARG,
          },
  };
}

/** A wildcard address is no place to send a client to. */
function localUrl(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
