import { accepted, bearer, json, type Send } from './transport.ts';

/** Keeps an access and a refresh token; asks for a new access token when told to. */
export class TokenPairClient {
  accessToken: string | undefined;
  refreshToken: string | undefined;
  readonly #send: Send;
  readonly #prefix: string;

  constructor(send: Send, base: string) {
    this.#send = send;
    this.#prefix = `${base}/auth`;
  }

  async signup(account: { username?: string; email?: string; password?: string }) {
    return accepted<unknown>(await this.#post('/signup', account), 201);
  }

  async login(credentials: { username?: string; password?: string }) {
    const body = await accepted<{ access_token: string; refresh_token: string }>(
      await this.#post('/login', credentials),
      200,
    );
    this.accessToken = body.access_token;
    this.refreshToken = body.refresh_token;
    return body;
  }

  async refresh() {
    const response = await this.#post('/refresh', undefined, this.refreshToken);
    const body = await accepted<{ access_token: string }>(response, 200);
    this.accessToken = body.access_token;
    return body;
  }

  async forgetPassword(request: { email?: string }) {
    return accepted<{ reset_token: string }>(await this.#post('/forget-password', request), 200);
  }

  async resetPassword(request: { reset_token?: string; new_password?: string }) {
    return accepted<unknown>(await this.#post('/reset-password', request), 200);
  }

  async logout() {
    return accepted<unknown>(await this.#post('/logout', undefined, this.accessToken), 200);
  }

  #post(path: string, body: unknown, token?: string) {
    return this.#send(this.#prefix + path, json(body, bearer(token)));
  }
}
