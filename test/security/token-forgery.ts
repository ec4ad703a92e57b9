import { createHash, createPublicKey } from 'node:crypto';
import { algorithmOf, type Door, encoded, type Forger, signHmac } from './forge.ts';
import { authSecret, type ProfileName, publicUrl } from './stage.ts';

/** What to write for a door. `lure` is a listener of the attacker, which must never be asked anything. */
export type Attack = (forger: Forger, door: Door, lure: string) => Promise<string> | string;

/** Right but for the header. */
function header(
  differing: Record<string, unknown> | ((lure: string, forger: Forger, door: Door) => Record<string, unknown>),
) {
  const attack: Attack = (forger, door, lure) => {
    const members = typeof differing === 'function' ? differing(lure, forger, door) : differing;
    return forger.sign(door, forger.header(door, members), forger.claims(door));
  };
  return attack;
}

const now = () => Math.floor(Date.now() / 1000);

/** Right but for the claims. */
export function claims(differing: Record<string, unknown> | ((forger: Forger) => Record<string, unknown>)): Attack {
  return (forger, door) => {
    const members = typeof differing === 'function' ? differing(forger) : differing;
    return forger.sign(door, forger.header(door), { ...forger.claims(door), ...members });
  };
}

const noneSpellings = ['none', 'None', 'NONE', 'nOnE', 'none ', ' none', 'none\u0000', 'n\u043ene', ''];
const otherAlgorithms = ['eddsa', 'EDDSA', 'Ed25519', 'Ed448', 'HS512', 'RS256', 'PS256', 'ES256', 'ES256K'];
const oddAlgorithms = [null, 0, true, ['EdDSA'], { alg: 'EdDSA' }, undefined];

export const algorithmAttacks: [string, Attack][] = [
  ...noneSpellings.map((alg): [string, Attack] => [
    `the algorithm ${JSON.stringify(alg)} and no signature`,
    (forger, door) => `${encoded(forger.header(door, { alg }))}.${encoded(forger.claims(door))}.`,
  ]),
  ...[...otherAlgorithms, ...oddAlgorithms].map((alg): [string, Attack] => [
    `the algorithm ${JSON.stringify(alg)} and a true signature`,
    header({ alg }),
  ]),
  ['the algorithm of another door and a true signature', header((_, __, door) => ({ alg: otherAlgorithm(door) }))],
  ['two algorithms, of which the last is none', twice(() => 'none')],
  ['two algorithms, of which the last is that of another door', twice(otherAlgorithm)],
];

function otherAlgorithm({ credential }: Door): string {
  return algorithmOf[credential] === 'EdDSA' ? 'HS256' : 'EdDSA';
}

function twice(last: (door: Door) => string): Attack {
  return (forger, door) => {
    const algorithms = `"alg":"${algorithmOf[door.credential]}","alg":"${last(door)}"`;
    const rest = JSON.stringify(forger.header(door, { alg: undefined })).slice(1);
    return forger.sign(door, `{${algorithms},${rest}`, forger.claims(door));
  };
}

const spki = ({ publicJwk }: Forger) => createPublicKey({ key: publicJwk as never, format: 'jwk' });

const hmacSecrets: [string, (forger: Forger) => string | Uint8Array][] = [
  ['the bytes of the public key', ({ publicJwk }) => Buffer.from(publicJwk.x, 'base64url')],
  ['the text of the public key', ({ publicJwk }) => publicJwk.x],
  ['the public key in PEM', (forger) => spki(forger).export({ type: 'spki', format: 'pem' }) as string],
  ['the public key in PEM without its last line break', (forger) => pem(forger).trimEnd()],
  ['the public key in DER', (forger) => spki(forger).export({ type: 'spki', format: 'der' }) as Buffer],
  ['the public key as a JWK', ({ publicJwk }) => JSON.stringify(publicJwk)],
  ['the published key set', ({ publicJwk }) => JSON.stringify({ keys: [publicJwk] })],
  ['the key id', ({ kid }) => kid],
  ['nothing', () => ''],
  ['a zero byte', () => new Uint8Array(1)],
  ['AUTH_SECRET, which seals keys and signs nothing', () => authSecret],
  ['the digest of AUTH_SECRET', () => createHash('sha256').update(authSecret).digest()],
];

const pem = (forger: Forger) => spki(forger).export({ type: 'spki', format: 'pem' }) as string;

export const confusionAttacks: [string, Attack][] = hmacSecrets.flatMap(([name, secretOf]) =>
  ['EdDSA', 'HS256'].map((alg): [string, Attack] => [
    `an HMAC under ${name}, said to be ${alg}`,
    (forger, door) => {
      const secret = secretOf(forger);
      const bytes = typeof secret === 'string' ? new TextEncoder().encode(secret) : new Uint8Array(secret);
      return signHmac(forger.header(door, { alg }), forger.claims(door), bytes);
    },
  ]),
);

const kids: [string, unknown | ((forger: Forger) => unknown)][] = [
  ['of path traversal', '../../../../dev/null'],
  ['of an absolute path', '/dev/null'],
  ['of a URL', 'file:///dev/null'],
  ['of SQL', "' or '1'='1"],
  ['of SQL with a union', "x' union select '{}'::jsonb --"],
  ['of a shell', '$(id)'],
  ['of nothing', ''],
  ['of 1,400 characters', 'a'.repeat(1400)],
  ['of a number', 0],
  ['of null', null],
  ['of a member every object has', '__proto__'],
  ['of the other algorithm', 'hs256'],
  ['in an array', (forger: Forger) => [forger.kid]],
  ['in an object', (forger: Forger) => ({ kid: forger.kid })],
  ['with a NUL', (forger: Forger) => `${forger.kid}\u0000`],
  ['with a space', (forger: Forger) => `${forger.kid} `],
  ['in another case', (forger: Forger) => forger.kid.toUpperCase()],
];

export const headerAttacks: [string, Attack][] = [
  ...kids.map(([name, kid]): [string, Attack] => [
    `a key id ${name}`,
    header((_, forger) => ({ kid: typeof kid === 'function' ? kid(forger) : kid })),
  ]),
  ['the address of a key set', header((lure) => ({ jku: `${lure}/jwks.json` }))],
  ['the address of a certificate', header((lure) => ({ x5u: `${lure}/cert.pem` }))],
  ['the address of a key set and no key id', header((lure) => ({ jku: `${lure}/jwks.json`, kid: undefined }))],
  ['the address of a key set for a key id', header((lure) => ({ kid: `${lure}/jwks.json` }))],
  ['the address of a type', header((lure) => ({ typ: `${lure}/type` }))],
  ['its own key', header((_, { publicJwk }) => ({ jwk: publicJwk }))],
  ['a certificate', header({ x5c: ['MIIB'] })],
  ['the thumbprint of a certificate', header({ 'x5t#S256': 'a'.repeat(43) })],
  ['an empty list of critical extensions', header({ crit: [] })],
  ['an unknown critical extension', header({ crit: ['x-admin'], 'x-admin': true })],
  ['an unencoded payload', header({ crit: ['b64'], b64: false })],
  ['b64 alone', header({ b64: true })],
  ['compression', header({ zip: 'DEF' })],
  ['a content type', header({ cty: 'JWT' })],
  ['an encryption', header({ enc: 'A256GCM' })],
  ['a nonce', header({ nonce: 'x', url: 'x' })],
  ['claims in its header', header({ iss: 'x', sub: '1' })],
];

export const typeAttacks: [string, Attack][] = [
  ...['JWT', 'at+JWT', 'application/at+jwt', 'at+jwt ', 'RT+JWT', 'rtc+JWT', 'dpop+jwt', 'secevent+jwt', ''].map(
    (typ): [string, Attack] => [`the type ${JSON.stringify(typ)}`, header({ typ })],
  ),
  ['no type', header({ typ: undefined })],
  ['a type in an array', header({ typ: ['at+jwt'] })],
  ['the type of an access token where another is wanted, or the other way round', otherType],
];

async function otherType(forger: Forger, door: Door): Promise<string> {
  const typ = door.credential === 'accessToken' ? 'rt+jwt' : 'at+jwt';
  return forger.sign(door, forger.header(door, { typ }), forger.claims(door));
}

export function claimAttacks(profile: ProfileName): [string, Attack][] {
  const issuer = publicUrl[profile];
  return [
    ...[`${issuer}/`, issuer.toUpperCase(), `${issuer}.evil.com`, '', null, [issuer], { iss: issuer }, undefined].map(
      (iss): [string, Attack] => [`the issuer ${JSON.stringify(iss)}`, claims({ iss })],
    ),
    ...['Concord', '', null, ['concord'], ['concord', 'x'], [], { aud: 'concord' }, undefined].map(
      (aud): [string, Attack] => [`the audience ${JSON.stringify(aud)}`, claims({ aud })],
    ),
    ...[
      '-1',
      '0',
      '01',
      '+1',
      ' 1',
      '1 ',
      '1e0',
      '0x1',
      '1.0',
      '\uff11',
      '',
      null,
      true,
      ['1'],
      { id: 1 },
      undefined,
    ].map((sub): [string, Attack] => [`the subject ${JSON.stringify(sub)}`, claims({ sub })]),
    ['a number for its own subject', claims((forger) => ({ sub: Number(forger.other.sub) }))],
    ['the subject of another account', claims(({ other }) => ({ sub: other.sub }))],
    ['the session of another account', claims(({ other }) => ({ sid: other.sid }))],
    ...['', "' or '1'='1", 'null', null, 7, ['x'], {}, '00000000-0000-0000-0000-000000000000', undefined].map(
      (sid): [string, Attack] => [`the session ${JSON.stringify(sid)}`, claims({ sid })],
    ),
    ...['', 'x', null, 7, [], {}, undefined].map((jti): [string, Attack] => [
      `the token id ${JSON.stringify(jti)}`,
      claims({ jti }),
    ]),
  ];
}

export const timeAttacks: [string, Attack][] = [
  ['an expiry one second ago', claims(() => ({ exp: now() - 1 }))],
  ...['never', String(now() + 3600), null, true, [now() + 3600], -1, 0, 0.5, 1e300, now() + 3600.5, undefined].map(
    (exp): [string, Attack] => [`the expiry ${shown(exp)}`, claims({ exp })],
  ),
  ...[now() + 3600, String(now() + 3600), 'now', null, 1e300].map((nbf): [string, Attack] => [
    `the beginning ${shown(nbf)}`,
    claims({ nbf }),
  ]),
];

/** Of access and refresh tokens only: a refresh cookie has no time of issue (docs/decisions/0004). */
export const issueTimeAttacks: [string, Attack][] = [now() + 3600, 'now', null, true, [1], 0.5, 1e300, undefined].map(
  (iat): [string, Attack] => [`the time of issue ${shown(iat)}`, claims({ iat })],
);

/** Without the moment, so that a test has the same name every time. */
function shown(value: unknown): string {
  return JSON.stringify(value)?.replaceAll(/\d{10}/g, 'to come') ?? 'undefined';
}
