import type { StatusOf } from '../../../src/contract/wire.ts';
import type { Account } from '../../http/accounts.ts';

/** Produces one status of one operation, at the mount of its document and at the root alike. */
export type Scenario = (stage: Stage) => Sent | Promise<Sent>;

/** What a client sends; method and path are those of the operation. */
export interface Sent {
  /** A string goes as it is. */
  body?: unknown;
  headers?: Record<string, string>;
  /** What stands for `{token}` and the like in the path. */
  path?: Record<string, string>;
}

/** A scenario for every status of every operation: one that is missing does not compile. */
export type Scenarios<Operations> = {
  [Id in keyof Operations]: { [Status in StatusOf<Operations, Id>]: Scenario };
};

/** A server, and what a scenario may want to find there. */
export interface Stage {
  account(): Promise<Account>;
  /** A session of its own: tokens, and the cookie as a browser sends it. */
  session(): Promise<{ access: string; refresh: string; cookie: string; consoleCookie: string; account: Account }>;
  resetToken(): Promise<string>;
  verificationToken(): Promise<string>;
  /** The id of a mail that was kept instead of being sent. */
  keptMail(): Promise<string>;
}

/** The two refusals that any operation with a body knows. */
export const unreadable = {
  413: () => ({ body: { padding: 'x'.repeat(16 * 1024) } }),
  415: () => ({ body: 'username=ada', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
} satisfies Record<number, Scenario>;

/** A body made of an account that exists. */
export function known(body: (account: Account) => object): Scenario {
  return async (stage) => ({ body: body(await stage.account()) });
}

export const withAccess: Scenario = async (stage) => ({
  headers: { authorization: `Bearer ${(await stage.session()).access}` },
});

export const withRefresh: Scenario = async (stage) => ({
  headers: { authorization: `Bearer ${(await stage.session()).refresh}` },
});

/** No credential at all. */
export const bare: Scenario = () => ({});
