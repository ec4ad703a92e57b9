import { accepted, bearer, json, type Send } from './transport.ts';

export interface NewUser {
  username?: string;
  email?: string;
  password?: string;
  firstname?: string;
  lastname?: string;
}

interface Message {
  message: string;
}

/** Logs in by e-mail. `readLink` stands for the person who opens the newest mail and copies the token out of its link. */
export class VerifiedEmailClient {
  accessToken: string | undefined;
  refreshToken: string | undefined;
  readonly #send: Send;
  readonly #prefix: string;
  readonly #readLink: (email: string) => Promise<string>;

  constructor(send: Send, base: string, readLink: (email: string) => Promise<string>) {
    this.#send = send;
    this.#prefix = `${base}/auth`;
    this.#readLink = readLink;
  }

  async register(user: NewUser) {
    const response = await this.#post('/register/', user);
    return accepted<Message & { user: { id: number; username: string; email: string } }>(response, 201);
  }

  async login(credentials: { email?: string; password?: string }) {
    const response = await this.#post('/login', credentials);
    const body = await accepted<Message & { access_token: string; refresh_token: string }>(response, 200);
    this.accessToken = body.access_token;
    this.refreshToken = body.refresh_token;
    return body;
  }

  async logout() {
    return accepted<Message>(await this.#post('/logout', undefined, this.accessToken), 200);
  }

  async refresh() {
    const response = await this.#post('/refresh', undefined, this.refreshToken);
    const body = await accepted<{ access_token: string }>(response, 200);
    this.accessToken = body.access_token;
    return body;
  }

  async requestPasswordReset(request: { email?: string }) {
    return accepted<Message>(await this.#post('/request-password-reset', request), 200);
  }

  async resetPassword(token: string, request: { password?: string }) {
    return accepted<Message>(await this.#post(`/password-reset/${encodeURIComponent(token)}`, request), 200);
  }

  async requestVerification(request: { email?: string }) {
    return accepted<Message>(await this.#post('/request-verify-email', request), 200);
  }

  async verify(token: string) {
    return accepted<Message>(await this.#post(`/verify-email/${encodeURIComponent(token)}`, undefined), 200);
  }

  linkFor(email: string) {
    return this.#readLink(email);
  }

  #post(path: string, body: unknown, token?: string) {
    return this.#send(this.#prefix + path, json(body, bearer(token)));
  }
}
