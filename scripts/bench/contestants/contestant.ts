import type { Entrant } from '../entrants.ts';
import type { Pools, ProtocolName } from '../load/orders.ts';

/** Concord or a peer: a server on a database of its own. */
export interface Contestant {
  entrant: Entrant;
  protocol: ProtocolName;
  url: string;
  /** The server's processes. */
  pids: number[];
  pools: Pools;
  /** Makes sessions of a pool that one-shot work has used as good as new, by their place in it. */
  restore(pool: keyof Pools, places: number[]): Promise<void>;
  /** What went wrong, where it told. */
  tail(): Promise<string>;
  stop(): Promise<void>;
}

/** One password for everybody, so that one hash serves everybody. */
export const PASSWORD = 'a bench runs on and on';

export const ACCOUNTS = 1000;
/**
 * Of each pool: as many as one-shot work uses up in a second or so (a slice that runs out ends early). Not more, because
 * Concord remembers 10,000 access tokens, and forgets each before its turn comes round again where there are more.
 */
export const SESSIONS = 7000;

export function usernameOf(place: number): string {
  return `person${place % ACCOUNTS}`;
}

/** Names of everybody. */
export function usernames(): string[] {
  return Array.from({ length: ACCOUNTS }, (_, place) => usernameOf(place));
}

export function places(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place);
}
