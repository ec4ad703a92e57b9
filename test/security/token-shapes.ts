import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { Door, Forger } from './forge.ts';
import { encoded } from './forge.ts';
import type { Attack } from './token-forgery.ts';

/** Texts that are no compact JWS of ours, though each has something of one. */
export const shapeAttacks: [string, Attack][] = [
  ...['[]', '"x"', '1', 'null', 'true', '', '{', '{}', '\ufeff{}', '{"sub":1}{}'].map((payload): [string, Attack] => [
    `the signed payload ${JSON.stringify(payload)}`,
    (forger, door) => forger.sign(door, forger.header(door), payload),
  ]),
  ...['[]', '"EdDSA"', 'null', '', '{', '{}'].map((header): [string, Attack] => [
    `the signed header ${JSON.stringify(header)}`,
    (forger, door) => forger.sign(door, header, forger.claims(door)),
  ]),
  ['a subject that is repeated with that of another account last', repeated((forger) => `"sub":"${forger.other.sub}"`)],
  ['an expiry that is repeated with a past one last', repeated(() => '"exp":1')],
  ['a payload that deserializes into a prototype', prototype],
  ['the signature of another payload', splice(0, 1, 0)],
  ['the payload of a stranger under a true signature', swapped],
  ['a payload that was cut off', splice(0, 1)],
  ['a detached payload', (forger, door) => parts(forger, door, ([head, , signature]) => `${head}..${signature}`)],
  ['a token without a signature', (forger, door) => parts(forger, door, ([head, body]) => `${head}.${body}.`)],
  ['a token of two parts', (forger, door) => parts(forger, door, ([head, body]) => `${head}.${body}`)],
  ['a token of four parts', (forger, door) => `${forger.live[door.credential]}.x`],
  ['a token of five parts, as a JWE has', jwe],
  ['a token in a token', nested],
  ['a signature of 63 bytes', cut(-2)],
  ['a signature of zeros', (forger, door) => resigned(forger, door, Buffer.alloc(64))],
  ['a signature of ones', (forger, door) => resigned(forger, door, Buffer.alloc(64, 255))],
  ['the signature of a stranger', stranger],
  ['an HMAC in place of the signature', hmac],
  ['two tokens joined', (forger, door) => `${forger.live[door.credential]}${forger.live[door.credential]}`],
  ['a token of 3,000 characters', (forger, door) => forger.sign(door, forger.header(door), long(forger, door))],
];

function parts(forger: Forger, door: Door, join: (parts: [string, string, string]) => string): string {
  return join(forger.live[door.credential].split('.') as [string, string, string]);
}

function splice(from: number, ...indexes: number[]): Attack {
  return (forger, door) =>
    parts(forger, door, (all) => [all[from] ?? '', ...indexes.map((index) => all[index] ?? '')].join('.'));
}

function cut(end: number): Attack {
  return (forger, door) => forger.live[door.credential].slice(0, end);
}

function repeated(last: (forger: Forger) => string): Attack {
  return (forger, door) =>
    forger.sign(door, forger.header(door), `${JSON.stringify(forger.claims(door)).slice(0, -1)},${last(forger)}}`);
}

function prototype(forger: Forger, door: Door): Promise<string> {
  return forger.sign(door, forger.header(door), `{"__proto__":${JSON.stringify(forger.claims(door))}}`);
}

function swapped(forger: Forger, door: Door): string {
  const payload = encoded({ ...forger.claims(door), sub: forger.other.sub, sid: forger.other.sid });
  return parts(forger, door, ([head, , signature]) => `${head}.${payload}.${signature}`);
}

function jwe(forger: Forger, door: Door): string {
  const header = encoded({ alg: 'dir', enc: 'A256GCM', kid: forger.kid, typ: forger.header(door)['typ'] });
  return `${header}..${encoded('iv')}.${encoded(forger.claims(door))}.${encoded('tag')}`;
}

function nested(forger: Forger, door: Door): Promise<string> {
  return forger.sign(door, forger.header(door), JSON.stringify(forger.live[door.credential]));
}

function resigned(forger: Forger, door: Door, signature: Uint8Array): string {
  const input = `${encoded(forger.header(door))}.${encoded(forger.claims(door))}`;
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}

function stranger(forger: Forger, door: Door): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const input = `${encoded(forger.header(door))}.${encoded(forger.claims(door))}`;
  return resigned(forger, door, sign(null, Buffer.from(input), privateKey));
}

function hmac(forger: Forger, door: Door): string {
  const input = `${encoded(forger.header(door))}.${encoded(forger.claims(door))}`;
  return resigned(forger, door, createHmac('sha512', forger.publicJwk.x).update(input).digest());
}

function long(forger: Forger, door: Door): Record<string, unknown> {
  return { ...forger.claims(door), padding: 'x'.repeat(2000) };
}
