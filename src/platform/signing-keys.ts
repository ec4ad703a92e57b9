import { createPrivateKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { JSONWebKeySet, JWK } from 'jose';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { Clock } from '../ports/clock.ts';
import type { SigningKeyStore, StoredSigningKey } from '../ports/signing-keys.ts';
import { publishedKeysMaxAgeSeconds } from '../ports/tokens.ts';
import { openPrivateJwk, sealPrivateJwk } from './key-seal.ts';

export interface SigningConfig {
  algorithm: 'EdDSA' | 'HS256';
  authSecret: string;
}

/** The keys of one reading of the store. */
export interface KeySet {
  /** How access tokens are signed. Refresh tokens have an HS256 MAC in either case. */
  algorithm: SigningConfig['algorithm'];
  /** What new access tokens are signed with: an Ed25519 private key or, for HS256, the shared secret, which has no date. */
  signing: { kid: string; key: KeyObject | Uint8Array; createdAt: Date | null };
  /** Ids of all keys whose tokens verify, the retired ones included. */
  kids: ReadonlySet<string>;
  /** MAC keys of refresh tokens, by key id: one derived from each of the keys. Only this service reads refresh tokens. */
  refreshKeys: ReadonlyMap<string, Uint8Array>;
  /** What `/.well-known/jwks.json` publishes (RFC 7517 §5); empty for HS256, whose key is shared with nobody. */
  publicJwks: JSONWebKeySet;
}

/**
 * The kid of HS256 tokens: its one key is AUTH_SECRET itself.
 * That of an EdDSA key is its RFC 7638 thumbprint, 43 characters of base64url.
 */
const HS256_KID = 'hs256';

/** By then every instance has read a new key (`key-ring.ts`), and copies of the published keys that lack it have expired. */
export const newKeySignsAfterSeconds = publishedKeysMaxAgeSeconds + 20;

/** AUTH_SECRET is not the one that the signing key was sealed under. */
export class WrongAuthSecret extends Error {
  override readonly name = 'WrongAuthSecret';

  constructor() {
    super(
      'AUTH_SECRET cannot open the stored signing key: set the AUTH_SECRET it was made under, or rotate the key (`concord keys rotate`), which ends the validity of all tokens issued so far',
    );
  }
}

/** HS256 has one key, AUTH_SECRET itself: it cannot be rotated, only changed. */
export class NoKeyToRotate extends Error {
  override readonly name = 'NoKeyToRotate';

  constructor() {
    super('JWT_ALGORITHM=HS256 signs with AUTH_SECRET itself: change AUTH_SECRET instead');
  }
}

/**
 * Reads the keys, and makes the first one if there is none; instances that start together agree on one.
 * @throws {WrongAuthSecret} when it is not the secret that the signing key was sealed under
 */
export async function readKeySet(options: {
  store: SigningKeyStore;
  config: SigningConfig;
  clock: Clock;
}): Promise<KeySet> {
  const { store, config, clock } = options;
  if (config.algorithm === 'HS256') return sharedSecretKeySet(config.authSecret);
  const stored = await listKeys(store);
  if (stored.some((key) => key.retiredAt === null)) return openKeySet(stored, options);
  // False: another instance was faster, and its key is then in the list.
  await store.insertActive(await newKey(config, clock));
  return openKeySet(await listKeys(store), options);
}

/**
 * Retires the signing key and makes a new one; tokens of the old one stay valid. Its id. The old one signs until everybody
 * who verifies tokens must have seen the new one, or until it is removed.
 * Also the way out after AUTH_SECRET was changed: tokens of keys that it cannot open are then refused.
 */
export async function rotateKey(options: {
  store: SigningKeyStore;
  config: SigningConfig;
  clock: Clock;
}): Promise<string> {
  const { store, config, clock } = options;
  if (config.algorithm === 'HS256') throw new NoKeyToRotate();
  const key = await newKey(config, clock);
  await store.rotate(key, clock.now());
  return key.kid;
}

/** Whether AUTH_SECRET opens a stored key, so that its tokens verify. */
export function opensKey({ sealedPrivateJwk, kid }: StoredSigningKey, authSecret: string): boolean {
  return openPrivateJwk(sealedPrivateJwk, kid, authSecret) !== null;
}

function sharedSecretKeySet(authSecret: string): KeySet {
  const key = new TextEncoder().encode(authSecret);
  return {
    algorithm: 'HS256',
    signing: { kid: HS256_KID, key, createdAt: null },
    kids: new Set([HS256_KID]),
    refreshKeys: new Map([[HS256_KID, refreshKey(key)]]),
    publicJwks: { keys: [] },
  };
}

async function listKeys(store: SigningKeyStore): Promise<StoredSigningKey[]> {
  return (await store.list()).filter((key) => key.algorithm === 'EdDSA');
}

async function newKey(config: SigningConfig, clock: Clock): Promise<Omit<StoredSigningKey, 'retiredAt'>> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const privateJwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(privateJwk);
  // One thumbprint of 64 begins with a dash, and would be taken for an option by `concord keys retire`.
  if (kid.startsWith('-')) return newKey(config, clock);
  return {
    kid,
    algorithm: 'EdDSA',
    publicJwk: { ...publicJwk(privateJwk, kid) },
    sealedPrivateJwk: sealPrivateJwk(privateJwk, kid, config.authSecret),
    createdAt: clock.now(),
  };
}

/**
 * Public keys are taken from what is sealed, not from their stored twin: who can write to the database but does not
 * know AUTH_SECRET cannot plant a key. A retired key that does not open is from before a change of AUTH_SECRET.
 */
function openKeySet(stored: StoredSigningKey[], { config, clock }: { config: SigningConfig; clock: Clock }): KeySet {
  const opened = stored.flatMap(({ kid, createdAt, retiredAt, sealedPrivateJwk }) => {
    const jwk = openPrivateJwk(sealedPrivateJwk, kid, config.authSecret);
    return jwk === null ? [] : [{ kid, createdAt, retiredAt, jwk }];
  });
  const newest = opened.find((key) => key.retiredAt === null);
  if (!newest) throw new WrongAuthSecret();
  const signing = longKnown([newest, ...opened], clock.now());
  return {
    algorithm: 'EdDSA',
    signing: {
      kid: signing.kid,
      key: createPrivateKey({ key: { ...signing.jwk }, format: 'jwk' }),
      createdAt: signing.createdAt,
    },
    kids: new Set(opened.map((key) => key.kid)),
    refreshKeys: new Map(opened.map(({ kid, jwk }) => [kid, refreshKey(Buffer.from(jwk.d as string, 'base64url'))])),
    publicJwks: { keys: opened.map((key) => publicJwk(key.jwk, key.kid)) },
  };
}

/** The newest key that everybody who verifies tokens must have seen; where none is that old, the one published first. */
function longKnown<Key extends { createdAt: Date }>(newestFirst: [Key, ...Key[]], now: Date): Key {
  const knownSince = now.getTime() - newKeySignsAfterSeconds * 1000;
  const known = newestFirst.find((key) => key.createdAt.getTime() <= knownSince);
  return known ?? newestFirst.reduce((oldest, key) => (key.createdAt <= oldest.createdAt ? key : oldest));
}

/** By HKDF-SHA-256 (RFC 5869), so that a key has one use (NIST SP 800-57, part 1, 5.2). */
function refreshKey(secret: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'concord refresh tokens v1', 32));
}

/** Field by field: `d`, the private part, must never get here. */
function publicJwk({ kty, crv, x }: JWK, kid: string): JWK {
  return { kty: kty as string, crv: crv as string, x: x as string, kid, alg: 'EdDSA', use: 'sig' };
}
