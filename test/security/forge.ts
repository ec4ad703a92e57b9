import { createHmac, type KeyObject, sign } from 'node:crypto';
import { decodeJwt } from 'jose';
import { operations, publishedKeys } from '../../src/contract/generated/operations.ts';
import { readKeySet } from '../../src/platform/signing-keys.ts';
import { logIn, logInForCookie, register } from '../http/accounts.ts';
import type { TestServer } from '../server.ts';
import { authSecret } from './stage.ts';

/** One operation that wants a token, on the root or on a mount. */
export interface Door {
  surface: string;
  method: string;
  path: string;
  credential: 'accessToken' | 'refreshToken' | 'refreshCookie';
  hasBody: boolean;
}

const credentials = ['accessToken', 'refreshToken', 'refreshCookie'];

/** Every operation of every surface that wants a token. */
export const doors: Door[] = (['root', ...publishedKeys] as const).flatMap((surface) =>
  (operations[surface] as readonly (Omit<Door, 'surface' | 'credential'> & { credential: string | null })[])
    .filter(({ credential }) => credential !== null && credentials.includes(credential))
    .map(({ method, path, credential, hasBody }) => ({
      surface,
      method,
      hasBody,
      path: (surface === 'root' ? path : `/as/${surface}${path}`).replace('{session}', crypto.randomUUID()),
      credential: credential as Door['credential'],
    })),
);

export const algorithmOf = { accessToken: 'EdDSA', refreshToken: 'HS256', refreshCookie: 'HS256' } as const;
export const typOf = { accessToken: 'at+jwt', refreshToken: 'rt+jwt', refreshCookie: 'rtc+jwt' } as const;

/** Knocks with a token as this door wants it. Not through the judge, which would take most of the time of thousands. */
export async function knock(
  server: TestServer,
  cookieName: string,
  door: Door,
  token: string,
): Promise<{ status: number; text: string; headers: Headers }> {
  const credential: Record<string, string> =
    door.credential === 'refreshCookie' ? { cookie: `${cookieName}=${token}` } : { authorization: `Bearer ${token}` };
  const response = await fetch(server.url + door.path, requestOf(door, credential));
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** A request that this door accepts, but for the credential in `headers`. */
export function requestOf({ method, hasBody }: Door, headers: Record<string, string>): RequestInit {
  if (!hasBody) return { method, headers };
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: acceptable };
}

/** What any door that wants a body accepts. */
const acceptable = JSON.stringify({
  current_password: 'correct horse',
  new_password: 'battery staple',
  email: 'ada@example.net',
});

type Members = Record<string, unknown>;

/** What an attacker in possession of the true key could write; undefined takes a member away. */
export interface Forger {
  kid: string;
  publicJwk: { x: string };
  /** Claims of a live session, as this door wants them. */
  claims(door: Door): Members;
  /** Signed with the true key for this door, whatever the parts say. */
  sign(door: Door, header: Members | string, payload: Members | string): Promise<string>;
  header(door: Door, differing?: Members): Members;
  /** The session of somebody else. */
  other: { sid: string; sub: string };
  /** A live token for this door, as the server gave it out. */
  live: Record<Door['credential'], string>;
}

export async function forgerOn(server: TestServer): Promise<Forger> {
  const config = { algorithm: 'EdDSA', authSecret } as const;
  const { signing, publicJwks, refreshKeys } = await readKeySet({
    store: server.database.stores.signingKeys,
    config,
    clock: server.clock,
  });
  const [account, stranger] = [await register(server), await register(server)];
  const { access, refresh } = await logIn(server, account);
  const { cookie } = await logInForCookie(server, account);
  const live = { accessToken: access, refreshToken: refresh, refreshCookie: cookie.slice(cookie.indexOf('=') + 1) };
  const other = decodeJwt((await logIn(server, stranger)).access);
  return {
    kid: signing.kid,
    publicJwk: publicJwks.keys[0] as { x: string },
    live,
    other: { sid: String(other['sid']), sub: String(other.sub) },
    claims: ({ credential }) => decodeJwt(live[credential]),
    header: ({ credential }, differing = {}) =>
      without({ alg: algorithmOf[credential], kid: signing.kid, typ: typOf[credential], ...differing }),
    async sign({ credential }, header, payload) {
      const input = `${encoded(header)}.${encoded(payload)}`;
      const signature =
        credential === 'accessToken'
          ? sign(null, Buffer.from(input), signing.key as KeyObject)
          : createHmac('sha256', refreshKeys.get(signing.kid) ?? '')
              .update(input)
              .digest();
      return `${input}.${signature.toString('base64url')}`;
    },
  };
}

/** A header or payload as it stands in a JWT; text is taken as it is. */
export function encoded(value: Members | string): string {
  const text = typeof value === 'string' ? value : JSON.stringify(without(value));
  return Buffer.from(text).toString('base64url');
}

function without(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** An HMAC-signed token, as in a confusion of algorithms. */
export async function signHmac(header: Members, payload: Members, secret: Uint8Array): Promise<string> {
  const input = `${encoded(header)}.${encoded(payload)}`;
  const mac = new Bun.CryptoHasher('sha256', secret.byteLength === 0 ? '' : secret).update(input).digest();
  return `${input}.${Buffer.from(mac).toString('base64url')}`;
}
