import { availableParallelism } from 'node:os';
import type { Parser } from './parsers.ts';
import {
  address,
  connectionUrl,
  flag,
  headerList,
  hexColor,
  hostName,
  httpsUrl,
  integer,
  line,
  mailbox,
  oneOf,
  origins,
  publicUrl,
  secret,
  serverUrl,
  share,
  title,
} from './parsers.ts';
import { parseRateLimits } from './rate-limits.ts';

export type Profile = 'development' | 'production';

/** One environment variable, told so that documentation can be generated from it. */
export interface Setting<T> {
  description: string;
  /** The text that stands in when the variable is unset or empty; null when nothing does. */
  fallback: Record<Profile, string | null>;
  /** The default in words, where `fallback` alone would not tell it. */
  defaultInWords: string | null;
  /** True when the value must never be shown. */
  secret: boolean;
  parse: Parser<T>;
}

/** Every setting, in the order in which documentation lists them. */
export const settings = {
  NODE_ENV: setting(
    oneOf('development', 'production', 'test'),
    'development',
    'The profile: `development` follows the documents to the letter, `production` hardens and refuses to start on unsafe settings; `test` is as `development`',
  ),
  HOST: setting(hostName, '127.0.0.1', 'The address to listen on'),
  PORT: setting(integer(0, 65_535), '3000', 'The port to listen on; 0 takes any free one'),
  REUSE_PORT: setting(
    flag,
    'false',
    'Whether several processes may share HOST:PORT, each taking a part of the connections (Linux); divide HASH_CONCURRENCY and DATABASE_POOL among them',
  ),
  PUBLIC_URL: optional(
    publicUrl,
    'http://HOST:PORT',
    'The URL under which clients reach the service: issuer of tokens and start of links in mails; may carry a base path; https in production',
  ),
  DATA_DIR: setting(
    line,
    '.data',
    'The folder for whatever is kept on disk: the embedded database, the development secret, mails that were not sent',
  ),
  DATABASE_URL: secretOptional(
    connectionUrl('postgres', 'postgresql'),
    'embedded PGlite in DATA_DIR',
    'The PostgreSQL database; required in production',
  ),
  DATABASE_POOL: setting(
    integer(1, 1000),
    '10',
    'The number of database connections of this process; from 4 on, two of them are for look-ups of sessions',
  ),
  AUTH_SECRET: secretOptional(
    secret(32),
    'generated in DATA_DIR',
    'At least 32 bytes, e.g. of `openssl rand -base64 48`: seals the signing keys; the same on every instance; required in production',
  ),
  SERVICE_KEY: secretOptional(
    secret(16),
    'none',
    'At least 16 bytes: a caller that sends it as `X-Service-Key` is given live reset tokens in every profile',
  ),
  JWT_ALGORITHM: setting(
    oneOf('EdDSA', 'HS256'),
    'EdDSA',
    'The one algorithm that signs access tokens and is accepted of them; refresh tokens, which nobody else verifies, have a MAC',
  ),
  JWT_AUDIENCE: setting(line, 'concord', 'The `aud` claim of tokens'),
  SMTP_URL: secretOptional(
    serverUrl('smtp', 'smtps'),
    'mails are written to DATA_DIR/outbox, and shown at `/dev/mail` in development',
    'The mail server, e.g. `smtps://user:password@mail.example.com`',
  ),
  MAIL_FROM: setting(mailbox, 'Concord <no-reply@localhost>', 'The sender of mails'),
  PRODUCT_NAME: setting(title, 'Concord', 'What the service is called in mails'),
  BRAND_COLOR: setting(hexColor, '#0f6e69', 'The colour of buttons in mails, as `#rrggbb`'),
  LOGO_URL: optional(httpsUrl, 'none', 'An https URL of a picture that stands in mails in place of the name'),
  SUPPORT_ADDRESS: optional(
    address,
    'none',
    'The e-mail address that mails name to whoever did not make a change to their account',
  ),
  CORS_ORIGINS: optional(
    origins,
    'none',
    'The browser origins that may call the service with credentials, separated by commas',
  ),
  TRUST_PROXY: setting(
    integer(0, 32),
    '0',
    'The number of reverse proxies in front, that is, of `X-Forwarded-For` entries to believe',
  ),
  RATE_LIMITS: setting(
    parseRateLimits,
    'network=600/1m,mail=3/1h,failures=10/1h',
    '`off`, or limits as `name=count/window`: `network` counts expensive requests by client network, `mail` mails for one address (resets apart from others), `failures` failed log-ins of an account before each next one has to wait longer; a count is 100000000 at most',
  ),
  RESET_TOKEN_DELIVERY: byProfile(
    oneOf('response', 'mail'),
    { development: 'response', production: 'mail' },
    'Where the token of `forget-password` goes: into the response, or only to the mailbox of the account',
  ),
  REVEAL_ACCOUNTS: byProfile(
    flag,
    { development: 'true', production: 'false' },
    'Whether answers may tell that an account does not exist',
  ),
  PASSWORD_MIN_LENGTH: byProfile(
    integer(6, 64),
    { development: '6', production: '8' },
    'The shortest password accepted when one is set',
  ),
  PASSWORD_BLOCKLIST: byProfile(
    integer(0, 49_000),
    { development: '0', production: '10000' },
    'How many of the most common passwords are refused when one is set',
  ),
  HASH_MEMORY_KIB: setting(integer(8, 4_194_304), '19456', 'The memory of one argon2id hash, in KiB (OWASP: 19456)'),
  HASH_TIME_COST: setting(integer(1, 100), '2', 'The passes of one argon2id hash (OWASP: 2)'),
  HASH_CONCURRENCY: {
    ...setting(
      integer(1, 1024),
      String(availableParallelism() + 1),
      'How many hashes are handed out at once, to one thread a core; one more than cores lies ready when another ends',
    ),
    defaultInWords: 'the number of cores, and one',
  },
  HASH_QUEUE: setting(
    integer(0, 100_000),
    '128',
    'How many hashes may wait; requests beyond are told to come back later',
  ),
  LOG_LEVEL: setting(
    oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
    'info',
    'The least severity that is logged',
  ),
  METRICS_PORT: optional(
    integer(0, 65_535),
    'no metrics',
    'The port that serves `/metrics` for Prometheus, not to be published; 0 takes any free one',
  ),
  METRICS_HOST: setting(hostName, '127.0.0.1', 'The address that metrics are served on'),
  OTEL_EXPORTER_OTLP_ENDPOINT: secretOptional(
    serverUrl('http', 'https'),
    'no traces',
    'The OpenTelemetry collector that traces are sent to (OTLP over HTTP), e.g. `http://127.0.0.1:4318`',
  ),
  OTEL_EXPORTER_OTLP_HEADERS: {
    ...optional(headerList, 'none', 'Headers for the collector as `name=value,…`, values percent-encoded'),
    secret: true,
  },
  OTEL_SERVICE_NAME: setting(line, 'concord', 'What the service is called in traces'),
  OTEL_TRACES_SAMPLER_ARG: setting(
    share,
    '1',
    'The share of requests that are traced, from 0 to 1; where a caller sends `traceparent`, its decision holds',
  ),
  SHUTDOWN_DELAY_SECONDS: byProfile(
    integer(0, 300),
    { development: '0', production: '3' },
    'How long requests are still served after SIGTERM, while `/health/ready` already answers 503, so that load balancers notice',
  ),
};

function setting<T>(parse: Parser<T>, fallback: string, description: string): Setting<T> {
  return byProfile(parse, { development: fallback, production: fallback }, description);
}

function byProfile<T>(parse: Parser<T>, fallback: Record<Profile, string>, description: string): Setting<T> {
  return { description, fallback, defaultInWords: null, secret: false, parse };
}

function optional<T>(parse: Parser<T>, defaultInWords: string, description: string): Setting<T | null> {
  return { description, fallback: { development: null, production: null }, defaultInWords, secret: false, parse };
}

function secretOptional(parse: Parser<string>, defaultInWords: string, description: string): Setting<string | null> {
  return { ...optional(parse, defaultInWords, description), secret: true };
}
