import { describe, expect, test } from 'bun:test';
import { loadConfig } from '../src/config.ts';
import { advice } from '../src/configuration/advice.ts';
import { faultsOf, production } from './config-faults.ts';

describe('production', () => {
  test('starts with a secret, an https URL and a database, and hardens', () => {
    expect(loadConfig(production)).toMatchObject({
      profile: 'production',
      resetTokenDelivery: 'mail',
      revealAccounts: false,
      passwordMinLength: 8,
    });
  });

  test('gives the documented behaviour back, setting by setting', () => {
    const restored = { RESET_TOKEN_DELIVERY: 'response', REVEAL_ACCOUNTS: 'true', PASSWORD_MIN_LENGTH: '6' };
    expect(loadConfig({ ...production, ...restored })).toMatchObject({
      resetTokenDelivery: 'response',
      revealAccounts: true,
      passwordMinLength: 6,
    });
  });

  test('names everything that is missing or off at once', () => {
    const faults = faultsOf({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
    expect(Object.keys(faults).sort()).toEqual(['AUTH_SECRET', 'DATABASE_URL', 'PUBLIC_URL', 'RATE_LIMITS']);
  });

  test('refuses an http PUBLIC_URL', () => {
    expect(faultsOf({ ...production, PUBLIC_URL: 'http://auth.example.com' })).toHaveProperty('PUBLIC_URL');
  });

  test.each([
    'q7Zp2mVx9LwT4cRk8YbNf3HsJd6GuEa',
    'x'.repeat(64),
    'abcabcab'.repeat(8),
    'q7Zp2mVx'.repeat(4),
    'please-CHANGEME-before-going-live-0123',
    'change_me_q7Zp2mVx9LwT4cRk8YbNf3HsJd6Gu',
    'my-super-secret-key-for-signing-jwts-42',
    'an example of thirty-two bytes or more',
  ])('refuses the secret %p', (secret) => {
    expect(Object.keys(faultsOf({ ...production, AUTH_SECRET: secret }))).toEqual(['AUTH_SECRET']);
  });

  test('refuses a uniform service key', () => {
    expect(Object.keys(faultsOf({ ...production, SERVICE_KEY: 'x'.repeat(64) }))).toEqual(['SERVICE_KEY']);
  });

  test('takes hexadecimal and base64 secrets', () => {
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString(encoding);
      expect(faultsOf({ ...production, AUTH_SECRET: secret })).toEqual({});
    }
  });
});

test('metrics and traces are off until they are told where', () => {
  expect(loadConfig({})).toMatchObject({ metrics: null, tracing: null, shutdownDelaySeconds: 0 });
  expect(loadConfig(production).shutdownDelaySeconds).toBe(3);
  expect(loadConfig({ METRICS_PORT: '9464' }).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
  const tracing = { endpoint: 'http://127.0.0.1:4318', headers: {}, serviceName: 'concord', sampledShare: 1 };
  expect(loadConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: tracing.endpoint }).tracing).toEqual(tracing);
  const told = {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'https://otlp.example.com/base',
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Basic%20abc=, x-tenant = a%2Cb',
    OTEL_TRACES_SAMPLER_ARG: '0.05',
  };
  const headers = { authorization: 'Basic abc=', 'x-tenant': 'a,b' };
  expect(loadConfig(told).tracing).toMatchObject({ headers, sampledShare: 0.05 });
});

test.each(['authorization', 'a b=c', 'a=%zz', 'a=b\r\nc=d', '=b'])(
  'OTEL_EXPORTER_OTLP_HEADERS refuses %p',
  (headers) => {
    expect(faultsOf({ OTEL_EXPORTER_OTLP_HEADERS: headers })).toHaveProperty('OTEL_EXPORTER_OTLP_HEADERS');
  },
);

test.each(['1.1', '-0.1', '.5', 'half', '2'])('OTEL_TRACES_SAMPLER_ARG refuses %p', (share) => {
  expect(faultsOf({ OTEL_TRACES_SAMPLER_ARG: share })).toHaveProperty('OTEL_TRACES_SAMPLER_ARG');
});

test('settings that are allowed and probably not meant are told at start', () => {
  const local = { profile: 'development', host: '127.0.0.1', smtpUrl: null } as const;
  expect(advice(local)).toEqual([]);
  expect(advice({ ...local, host: '0.0.0.0' })).toMatchObject([{ advice: 'set NODE_ENV=production' }]);
  expect(advice({ ...local, profile: 'production', host: '0.0.0.0' })).toMatchObject([{ advice: 'set SMTP_URL' }]);
  expect(advice({ profile: 'production', host: '::', smtpUrl: 'smtps://mail.example.com' })).toEqual([]);
});
