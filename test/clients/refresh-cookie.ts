import { accepted, bearer, json, type Send } from './transport.ts';

export interface User {
  id: number;
  username: string;
  joined: string;
}

/** Keeps the access token in memory and leaves the refresh token to the cookie jar. */
export class RefreshCookieClient {
  token: string | undefined;
  readonly jar: CookieJar;
  readonly #send: Send;
  readonly #base: string;

  constructor(send: Send, base: string, jar = new CookieJar()) {
    this.#send = send;
    this.#base = base;
    this.jar = jar;
  }

  async register(account: { username?: string; password?: string }) {
    return accepted<{ message: string }>(await this.#request('/api/auth/register', json(account)), 201);
  }

  async login(credentials: { username?: string; password?: string }) {
    const response = await this.#request('/api/auth/login', json(credentials));
    const body = await accepted<{ message: string; data: { token: string; user: User } }>(response, 200);
    this.token = body.data.token;
    return body;
  }

  async refresh() {
    const response = await this.#request('/api/auth/refresh', { method: 'POST' });
    const body = await accepted<{ message: string; data: { token: string } }>(response, 200);
    this.token = body.data.token;
    return body;
  }

  async logout() {
    const response = await this.#request('/api/auth/logout', { method: 'POST', headers: bearer(this.token) });
    return accepted<{ message: string }>(response, 200);
  }

  async user() {
    const response = await this.#request('/api/user', { headers: bearer(this.token) });
    return accepted<{ message: string; data: User }>(response, 200);
  }

  async #request(path: string, init: RequestInit) {
    const at = this.#base + path;
    const headers = new Headers(init.headers);
    const cookies = this.jar.for(at);
    if (cookies) headers.set('cookie', cookies);
    const response = await this.#send(at, { ...init, headers });
    this.jar.store(response.headers.getSetCookie(), at);
    return response;
  }
}

export interface Cookie {
  name: string;
  value: string;
  path: string;
  httpOnly: boolean;
  attributes: Record<string, string>;
}

/** What a browser does with the cookies of one origin (RFC 6265 §5.3, §5.4), without the clock. */
export class CookieJar {
  readonly #cookies = new Map<string, Cookie>();

  get all(): Cookie[] {
    return [...this.#cookies.values()];
  }

  for(requestPath: string): string {
    const fitting = this.all.filter((cookie) => pathMatches(requestPath, cookie.path));
    return fitting.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ');
  }

  store(headers: string[], requestPath: string): void {
    for (const header of headers) {
      const cookie = parse(header, requestPath);
      const key = `${cookie.name};${cookie.path}`;
      if (isOver(cookie)) this.#cookies.delete(key);
      else this.#cookies.set(key, cookie);
    }
  }

  /** A jar with the same cookies, as a thief or a second tab would have. */
  copy(): CookieJar {
    const jar = new CookieJar();
    for (const [key, cookie] of this.#cookies) jar.#cookies.set(key, cookie);
    return jar;
  }
}

function parse(header: string, requestPath: string): Cookie {
  const [pair = '', ...rest] = header.split(';').map((part) => part.trim());
  const equals = pair.indexOf('=');
  const attributes: Record<string, string> = {};
  for (const part of rest) {
    const [name = '', value = ''] = part.split(/=(.*)/);
    attributes[name.toLowerCase()] = value;
  }
  const path = attributes['path']?.startsWith('/') ? attributes['path'] : requestPath.replace(/\/[^/]*$/, '') || '/';
  return {
    name: pair.slice(0, equals),
    value: pair.slice(equals + 1),
    path,
    httpOnly: 'httponly' in attributes,
    attributes,
  };
}

function isOver({ attributes }: Cookie): boolean {
  if (attributes['max-age'] !== undefined) return Number(attributes['max-age']) <= 0;
  return attributes['expires'] !== undefined && Date.parse(attributes['expires']) <= Date.now();
}

function pathMatches(requestPath: string, cookiePath: string): boolean {
  if (requestPath === cookiePath) return true;
  return requestPath.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`);
}
