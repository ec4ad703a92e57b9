import { describe, expect, test } from 'bun:test';
import { loadConfig } from '../src/config.ts';
import { settings } from '../src/configuration/settings.ts';
import { faultsOf } from './config-faults.ts';

describe('an empty environment', () => {
  test('starts in development, on the loopback, as the documents say', () => {
    expect(loadConfig({})).toMatchObject({
      profile: 'development',
      host: '127.0.0.1',
      port: 3000,
      reusePort: false,
      publicUrl: 'http://127.0.0.1:3000',
      dataDir: '.data',
      databaseUrl: null,
      databasePool: 10,
      authSecret: null,
      serviceKey: null,
      jwt: { algorithm: 'EdDSA', issuer: 'http://127.0.0.1:3000', audience: 'concord' },
      smtpUrl: null,
      mailFrom: 'Concord <no-reply@localhost>',
      corsOrigins: [],
      trustedProxyHops: 0,
      rateLimits: { network: { count: 600, windowSeconds: 60 }, mail: { count: 3, windowSeconds: 3600 } },
      resetTokenDelivery: 'response',
      revealAccounts: true,
      passwordMinLength: 6,
      hashing: { memoryKib: 19456, timeCost: 2, queueLength: 128 },
      logLevel: 'info',
    });
  });

  test('is the same as one of empty strings', () => {
    const empty = Object.fromEntries(Object.keys(settings).map((name) => [name, '']));
    expect(loadConfig(empty)).toEqual(loadConfig({}));
  });

  test('is the same as the test profile', () => {
    expect(loadConfig({ NODE_ENV: 'test' })).toEqual(loadConfig({}));
  });
});

test('every setting tells what it is for and what holds without it', () => {
  for (const setting of Object.values(settings)) {
    expect(setting.description).not.toBe('');
    expect(setting.defaultInWords ?? setting.fallback.production).toBeString();
  }
});

test('every faulty setting is named at once, and no value is repeated', () => {
  const faulty = {
    NODE_ENV: 'prod',
    HOST: 'http://localhost',
    PORT: '65536',
    PUBLIC_URL: 'https://auth.example.com/?a=b',
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    DATABASE_POOL: '0',
    AUTH_SECRET: 'hunter2',
    SERVICE_KEY: 'hunter2',
    JWT_ALGORITHM: 'none',
    JWT_AUDIENCE: 'a\nb',
    SMTP_URL: 'https://mail:hunter2@mail',
    MAIL_FROM: 'a@b.c\r\nBcc: everyone@b.c',
    PRODUCT_NAME: 'Concord\r\nBcc: everyone@b.c',
    BRAND_COLOR: 'red',
    LOGO_URL: 'http://example.com/logo.png',
    SUPPORT_ADDRESS: 'a@b.c, d@e.f',
    CORS_ORIGINS: '*',
    TRUST_PROXY: 'true',
    RATE_LIMITS: 'login=3/1h',
    RESET_TOKEN_DELIVERY: 'sms',
    REVEAL_ACCOUNTS: 'yes',
    PASSWORD_MIN_LENGTH: '5',
    HASH_MEMORY_KIB: '19456.5',
    HASH_TIME_COST: '-1',
    HASH_CONCURRENCY: '0',
    HASH_QUEUE: 'many',
    LOG_LEVEL: 'loud',
  };
  const faults = faultsOf(faulty);
  expect(Object.keys(faults).sort()).toEqual(Object.keys(faulty).sort());
  expect(Object.values(faults).join()).not.toContain('hunter2');
});

test.each(['null', 'https://app.example.com/', 'https://*.example.com', 'app.example.com', 'https://a.example.com,,'])(
  'CORS_ORIGINS refuses %p',
  (origin) => {
    expect(faultsOf({ CORS_ORIGINS: origin })).toHaveProperty('CORS_ORIGINS');
  },
);

test('CORS_ORIGINS takes exact origins', () => {
  const { corsOrigins } = loadConfig({ CORS_ORIGINS: 'https://app.example.com, http://localhost:5173' });
  expect(corsOrigins).toEqual(['https://app.example.com', 'http://localhost:5173']);
});

test('PUBLIC_URL keeps its base path and loses the slash at its end', () => {
  expect(loadConfig({ PUBLIC_URL: 'https://example.com/auth/' })).toMatchObject({
    publicUrl: 'https://example.com/auth',
    jwt: { issuer: 'https://example.com/auth' },
  });
});

test('RATE_LIMITS replaces what it names and keeps the rest', () => {
  expect(loadConfig({ RATE_LIMITS: 'mail=5/24h' }).rateLimits).toEqual({
    network: { count: 600, windowSeconds: 60 },
    mail: { count: 5, windowSeconds: 86_400 },
    failures: { count: 10, windowSeconds: 3600 },
  });
  expect(loadConfig({ RATE_LIMITS: 'off' }).rateLimits).toBeNull();
});

test('RATE_LIMITS refuses counts that the database cannot count to', () => {
  for (const count of ['100000001', '999999999', '99999999999999999999']) {
    const problem = 'must not have a count above 100000000';
    expect(faultsOf({ RATE_LIMITS: `mail=5/24h,failures=${count}/1h` })).toEqual({ RATE_LIMITS: problem });
  }
});

test.each(['127.0.0.1', '0.0.0.0', '::', '::1', '::ffff:10.0.0.7', 'localhost', 'auth_1.internal', 'db.'])(
  'HOST takes %p',
  (host) => expect(loadConfig({ HOST: host }).host).toBe(host),
);

test.each(['localhost:3000', '127.0.0.1:3000', '[::1]', '999.999.999.999', '1.2.3.4.5', ':::', 'a b', '/tmp/socket'])(
  'HOST and METRICS_HOST refuse %p',
  (host) => {
    const problem = 'must be a host name or an IP address, without a port';
    expect(faultsOf({ HOST: host, METRICS_HOST: host })).toEqual({ HOST: problem, METRICS_HOST: problem });
  },
);

test('a percent sign that encodes nothing is told of a URL, without the value', () => {
  const problem = 'must have %25 where a % is meant, as in a password';
  for (const url of ['//concord:100%hunter2@db/x', '//con%cord@db/x', '//db/100%', '//d%b/x', '//u:%ff@db/x']) {
    expect(faultsOf({ DATABASE_URL: `postgres:${url}`, SMTP_URL: `smtp:${url}` })).toEqual({
      DATABASE_URL: problem,
      SMTP_URL: problem,
    });
  }
  const encoded = 'postgres://concord:100%25@%2Ftmp/concord?options=50%';
  expect(loadConfig({ DATABASE_URL: encoded }).databaseUrl).toBe(encoded);
});

test('a URL without slashes, and one of a server without a host, is refused; a database may be on this machine', () => {
  for (const rest of [':mail', ':/mail', '::', ': //mail']) {
    const env = {
      DATABASE_URL: `postgres${rest}`,
      SMTP_URL: `smtp${rest}`,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http${rest}`,
    };
    expect(Object.keys(faultsOf(env))).toEqual(['DATABASE_URL', 'SMTP_URL', 'OTEL_EXPORTER_OTLP_ENDPOINT']);
  }
  expect(faultsOf({ SMTP_URL: 'smtp:///mail' })).toEqual({ SMTP_URL: 'must name a host' });
  expect(loadConfig({ DATABASE_URL: 'postgres:///concord' }).databaseUrl).toBe('postgres:///concord');
});

test.each(['no-reply@example.com', 'Concord <no-reply@example.com>', '<a@b>'])('MAIL_FROM takes %p', (mailFrom) => {
  expect(loadConfig({ MAIL_FROM: mailFrom }).mailFrom).toBe(mailFrom);
});

test.each(['Concord', 'a@b, c@d', 'A <a@b> <c@d>', 'A <a@b>\n'])('MAIL_FROM refuses %p', (mailFrom) => {
  expect(faultsOf({ MAIL_FROM: mailFrom })).toHaveProperty('MAIL_FROM');
});

test.each(['data:image/png;base64,AA', 'https://u:p@example.com/x', 'https://example.com/"onload=', '/logo.png'])(
  'LOGO_URL refuses %p',
  (url) => expect(faultsOf({ LOGO_URL: url })).toHaveProperty('LOGO_URL'),
);

test.each(['#fff', '2f5bea', '#2f5bea;}', 'rgb(0,0,0)'])('BRAND_COLOR refuses %p', (color) => {
  expect(faultsOf({ BRAND_COLOR: color })).toHaveProperty('BRAND_COLOR');
});

test('the brand is Concord, in its own colour, until it is told otherwise', () => {
  expect(loadConfig({}).brand).toEqual({
    productName: 'Concord',
    color: '#0f6e69',
    logoUrl: null,
    supportAddress: null,
  });
});
