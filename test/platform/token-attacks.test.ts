import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { CryptoKey } from 'jose';
import { decodeJwt, exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose';
import type { FreshDatabase } from '../database.ts';
import { freshDatabase } from '../database.ts';
import { audience, authSecret, forged, headerOf, issuerOn, keyOf, part } from './issuer-at-hand.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());
const setUp = (algorithm: 'EdDSA' | 'HS256') => issuerOn(fresh, algorithm);

const later = Math.floor(Date.now() / 1000) + 3600;
const issueTimes: [string, Record<string, unknown>][] = [
  ['an issue time to come', { iat: later }],
  ['no issue time', { iat: undefined }],
  ['an issue time in words', { iat: 'now' }],
];

describe.each([
  ['access', 'EdDSA'],
  ['access', 'HS256'],
  ['refresh', 'EdDSA'],
  ['refresh', 'HS256'],
  ['refresh_cookie', 'EdDSA'],
] as const)('a token for %s under %s', (kind, algorithm) => {
  test('made by hand just as ours is accepted, so that the attacks below fail for their own reason', async () => {
    const world = await setUp(algorithm);
    expect(await world.tokens.verify(kind, await forged(world, {}, kind))).toEqual(world.claims);
  });

  test.each([
    ['a foreign issuer', { iss: 'https://evil.example.com' }],
    ['no issuer', { iss: undefined }],
    ['a foreign audience', { aud: 'other' }],
    ['several audiences', { aud: [audience, 'other'] }],
    ['no audience', { aud: undefined }],
    ['an object for a subject', { sub: { id: 42 } }],
    ['a number for a subject', { sub: 42 }],
    ['a subject that is no id', { sub: '42 or 1=1' }],
    ['a subject with a leading zero', { sub: '042' }],
    ['a subject that is negative', { sub: '-42' }],
    ['a subject beyond safe integers', { sub: '9007199254740993' }],
    ['no subject', { sub: undefined }],
    ['a session id that is no UUID', { sid: "1' or '1'='1" }],
    ['no session id', { sid: undefined }],
    ['an array for a token id', { jti: [crypto.randomUUID()] }],
    ['no token id', { jti: undefined }],
    // A refresh cookie has none.
    ...(kind === 'refresh_cookie' ? [] : issueTimes),
    ['an expiry in the past', { exp: later - 3601 }],
    ['an expiry in words', { exp: 'never' }],
    ['a fractional expiry', { exp: later + 0.5 }],
    ['an expiry beyond dates', { exp: 1e300 }],
    ['no expiry', { exp: undefined }],
    ['a time before which it is not valid', { nbf: later }],
  ])('is refused with %s', async (_, payload) => {
    const world = await setUp(algorithm);
    expect(await world.tokens.verify(kind, await forged(world, { payload }, kind))).toBeNull();
  });

  test.each([
    ['another type', { typ: 'JWT' }],
    ['no type', { typ: undefined }],
    ['the type in capitals', { typ: 'AT+JWT' }],
    ['an unknown key id', { kid: 'A'.repeat(43) }],
    ['a key id that is a path', { kid: '../../dev/null' }],
    ['a key id that is SQL', { kid: "' union select 'x" }],
    ['a key id of another type', { kid: 7 }],
    ['no key id', { kid: undefined }],
    ['a key of its own', { jwk: { kty: 'oct', k: 'AA' } }],
    ['the address of a key set', { jku: 'https://evil.example.com/jwks.json' }],
    ['the address of a certificate', { x5u: 'https://evil.example.com/cert.pem' }],
    ['a certificate', { x5c: ['AA'] }],
    ['an extension it calls critical', { crit: ['b64'], b64: true }],
  ])('is refused with %s in its header', async (_, header) => {
    const world = await setUp(algorithm);
    const right = await forged(world, {}, kind);
    const changed = JSON.parse(JSON.stringify({ ...headerOf(world, kind), ...header }));
    const swapped = `${part(changed)}.${right.split('.').slice(1).join('.')}`;
    expect(await world.tokens.verify(kind, swapped)).toBeNull();
    const signed = await new SignJWT(decodeJwt(right)).setProtectedHeader(changed).sign(keyOf(world, kind));
    expect(await world.tokens.verify(kind, signed)).toBeNull();
  });

  test('is refused when it has been tampered with', async () => {
    const { tokens, claims } = await setUp(algorithm);
    const [header, payload, signature] = tokens.sign(kind, claims).split('.');
    const promoted = part({ ...JSON.parse(Buffer.from(payload as string, 'base64url').toString()), sub: '1' });
    expect(await tokens.verify(kind, `${header}.${promoted}.${signature}`)).toBeNull();
    expect(await tokens.verify(kind, `${header}.${payload}.`)).toBeNull();
    // jose takes padding, which is why nothing is ever remembered of a token by its text alone.
    if (kind !== 'access') expect(await tokens.verify(kind, `${header}.${payload}.${signature}=`)).toBeNull();
    expect(await tokens.verify(kind, `${header}.${payload}.${signature}.`)).toBeNull();
    expect(await tokens.verify(kind, `${header}.${payload}`)).toBeNull();
    expect(await tokens.verify(kind, `${header}.${payload}.${signature?.split('').reverse().join('')}`)).toBeNull();
  });

  test.each([
    '',
    '.',
    '..',
    '...',
    'x',
    'é.é.é',
    `${'a'.repeat(3000)}.b.c`,
    'bnVsbA.e30.',
    `${part([])}.${part([])}.x`,
    null,
    {},
  ])('is not %p', async (text) => {
    const { tokens } = await setUp(algorithm);
    expect(await tokens.verify(kind, text as string)).toBeNull();
  });

  test('is refused without a signature, whatever the spelling of "none"', async () => {
    const world = await setUp(algorithm);
    const [, payload] = (await forged(world, {}, kind)).split('.');
    for (const alg of ['none', 'None', 'NONE', 'nOnE', '']) {
      const header = part({ ...headerOf(world, kind), alg });
      expect(await world.tokens.verify(kind, `${header}.${payload}.`)).toBeNull();
    }
  });

  test('is refused when a stranger signed it', async () => {
    const world = await setUp(algorithm);
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const isMac = kind !== 'access' || algorithm === 'HS256';
    const key = isMac ? new TextEncoder().encode('x'.repeat(40)) : privateKey;
    expect(await world.tokens.verify(kind, await forged(world, { key }, kind))).toBeNull();
  });
});

test('a published key does not serve as an HMAC secret', async () => {
  const world = await setUp('EdDSA');
  const publicKey = (await importJWK(world.keys.current().publicJwks.keys[0] ?? {}, 'EdDSA', {
    extractable: true,
  })) as CryptoKey;
  const [jwk] = world.keys.current().publicJwks.keys;
  const secrets = [await exportSPKI(publicKey), JSON.stringify(jwk), JSON.stringify(await exportJWK(publicKey))].map(
    (text) => new TextEncoder().encode(text),
  );
  for (const key of [...secrets, Buffer.from(jwk?.x as string, 'base64url'), new TextEncoder().encode(authSecret)]) {
    for (const kind of ['access', 'refresh', 'refresh_cookie'] as const) {
      for (const header of [{ alg: 'HS256' }, { alg: 'HS256', kid: 'hs256' }]) {
        expect(await world.tokens.verify(kind, await forged(world, { key, header }, kind))).toBeNull();
      }
    }
  }
});

test('what signs tokens of one kind makes none of another', async () => {
  const world = await setUp('EdDSA');
  const refreshKey = keyOf(world, 'refresh') as Uint8Array;
  const access = await forged(world, { key: refreshKey, header: { alg: 'HS256' } });
  expect(await world.tokens.verify('access', access)).toBeNull();
  const refresh = await forged(world, { key: keyOf(world), header: { alg: 'EdDSA' } }, 'refresh');
  expect(await world.tokens.verify('refresh', refresh)).toBeNull();
});

test('a key in the header is not believed, nor is the store bothered', async () => {
  const world = await setUp('EdDSA');
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const before = world.store.reads;
  const token = await forged(world, { key: privateKey, header: { jwk: await exportJWK(publicKey) } });
  expect(await world.tokens.verify('access', token)).toBeNull();
  expect(world.store.reads).toBe(before);
});
