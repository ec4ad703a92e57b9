import { accepted, bearer, json, type Send } from './transport.ts';

export interface Registration {
  username?: string;
  password?: string;
  email?: string;
}

/** Keeps one token and renews it. */
export class RenewableTokenClient {
  token: string | undefined;
  readonly #send: Send;
  readonly #base: string;

  constructor(send: Send, base: string) {
    this.#send = send;
    this.#base = base;
  }

  async register(registration: Registration) {
    const response = await this.#post('/register', registration);
    return accepted<{ message: string; user_id: string }>(response, 201);
  }

  async login(credentials: { username?: string; password?: string }) {
    const response = await this.#post('/login', credentials);
    const body = await accepted<{ token: string }>(response, 200);
    this.token = body.token;
    return body;
  }

  /** Keeps the token, so that a caller can find out that it is dead. */
  async logout() {
    return accepted<{ message: string }>(await this.#post('/logout'), 200);
  }

  async renew() {
    const body = await accepted<{ token: string }>(await this.#post('/renew_token'), 200);
    this.token = body.token;
    return body;
  }

  #post(path: string, body?: unknown) {
    return this.#send(this.#base + path, json(body, bearer(this.token)));
  }
}
