import type { Context } from 'elysia';
import { longestLanguage, refuseLanguage } from '../domain/accounts.ts';
import type { Client } from '../domain/world.ts';
import { forwardedAddress, networkOf } from './network.ts';

type Exchange = Pick<Context, 'request' | 'server'>;

/**
 * Who sent a request. The address of the socket is looked up only when it is needed: that takes a twentieth of a
 * `GET /api/user`, which does not need it.
 */
export class Caller implements Client {
  readonly #request: Request;
  readonly #server: Exchange['server'];
  readonly #trustedProxyHops: number;
  /** Undefined until it was looked up. */
  #address: string | null | undefined;

  constructor({ request, server }: Exchange, trustedProxyHops: number) {
    this.#request = request;
    this.#server = server;
    this.#trustedProxyHops = trustedProxyHops;
  }

  get address(): string | null {
    if (this.#address === undefined) this.lookUp();
    return this.#address ?? null;
  }

  /** Notes the address. A client that has hung up has none any more, so this is done before anything that waits. */
  lookUp(): void {
    const forwarded = forwardedAddress(this.#request.headers, this.#trustedProxyHops);
    this.#address = forwarded ?? this.#server?.requestIP(this.#request)?.address ?? null;
  }

  get network(): string {
    return networkOf(this.address);
  }

  get userAgent(): string | null {
    return this.#request.headers.get('user-agent')?.slice(0, 256) ?? null;
  }

  get language(): string | null {
    const language = this.#request.headers.get('accept-language')?.slice(0, longestLanguage) ?? '';
    return refuseLanguage(language) === null ? language : null;
  }
}
