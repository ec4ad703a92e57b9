import type { Work } from '../works.ts';

/** Somebody with a session, as the load generator knows them; `cookie` moves on when it is rotated. */
export interface Actor {
  username: string;
  password: string;
  /** The `sid` of their tokens; empty where there are none. */
  session: string;
  /** Access token; of Better Auth the session cookie. */
  access: string;
  /** Bearer refresh token; empty where there is none. */
  refresh: string;
  /** `name=value` of the refresh cookie. */
  cookie: string;
}

export interface Reply {
  status: number;
  /** With the status line, up to the empty line. */
  head: string;
  body: string;
}

/** A request and what its reply must be: null when all is as it should be, otherwise what is wrong. */
export interface Exchange {
  /** HTTP/1.1, as it goes over the wire. */
  request: string;
  check(reply: Reply): string | null;
}

/** How one contestant is asked for each work. `unique` has not been used before in this run. */
export type Protocol = Record<Work, (actor: Actor, unique: string) => Exchange>;

/** A request with the header fields that a client sends; the same ones to every contestant. */
export function httpRequest(method: string, path: string, fields: Record<string, string>, body?: object): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  let head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: concord-bench\r\nAccept: application/json\r\n`;
  for (const name in fields) head += `${name}: ${fields[name]}\r\n`;
  if (body !== undefined) head += 'Content-Type: application/json\r\n';
  if (method === 'POST') head += `Content-Length: ${Buffer.byteLength(text)}\r\n`;
  return `${head}\r\n${text}`;
}

/** Checks the status, then what a reply's JSON must hold. */
export function expectJson(status: number, isRight: (body: Json, reply: Reply) => boolean) {
  return (reply: Reply): string | null => {
    if (reply.status !== status) return `status ${reply.status} in place of ${status}`;
    let body: Json;
    try {
      body = JSON.parse(reply.body);
    } catch {
      return 'no JSON';
    }
    return isRight(body, reply) ? null : 'not what it should say';
  };
}

// biome-ignore lint/suspicious/noExplicitAny: whatever a server sent; a check looks at what it needs
type Json = any;

/** `name=value` of a cookie that a reply sets. */
export function cookieIn({ head }: Reply, name: string): string | null {
  const found = new RegExp(`^set-cookie: (${name}=[^;\\r\\n]+)`, 'im').exec(head);
  return found?.[1] ?? null;
}

/** Whether it has the form of a JWT. */
export function isJwt(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{10,}\.[\w-]{20,}\.[\w-]{20,}$/.test(text);
}

/** Whether it is a JWT of somebody's session. */
export function isTokenOf({ session }: Actor, text: unknown): boolean {
  if (!isJwt(text)) return false;
  const payload = Buffer.from(text.split('.')[1] ?? '', 'base64url').toString('latin1');
  return payload.includes(`"sid":"${session}"`);
}
