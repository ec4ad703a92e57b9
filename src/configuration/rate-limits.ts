import type { Parsed } from './parsers.ts';

/** At most `count` uses in a window. */
export interface RateLimit {
  count: number;
  windowSeconds: number;
}

/**
 * - `network`: expensive requests (those that hash or mail), by network of the client
 * - `mail`: mails asked for one address, password resets apart from all others
 * - `failures`: failed log-ins of one account before each next one has to wait longer
 */
export type RateLimits = Record<'network' | 'mail' | 'failures', RateLimit>;

const defaultRateLimits: RateLimits = {
  network: { count: 600, windowSeconds: 60 },
  mail: { count: 3, windowSeconds: 3600 },
  failures: { count: 10, windowSeconds: 3600 },
};

/** `off` (null), or `name=count/window` pairs that replace defaults, e.g. `network=100/1m,mail=5/24h`. */
export function parseRateLimits(text: string): Parsed<RateLimits | null> {
  if (text === 'off') return { value: null };
  const value = { ...defaultRateLimits };
  for (const pair of text.split(',')) {
    const limit = parsePair(pair.trim());
    if (limit === null) return { problem: 'must be off, or a list like network=600/1m,mail=3/1h (units s, m, h)' };
    if (limit.count > HIGHEST_COUNT) return { problem: `must not have a count above ${HIGHEST_COUNT}` };
    value[limit.name] = { count: limit.count, windowSeconds: limit.windowSeconds };
  }
  return { value };
}

/** A hundred million. Known networks may fail twenty times as often, and the database counts in 32 bits with a sign. */
const HIGHEST_COUNT = 100_000_000;

const secondsOfUnit: Record<string, number> = { s: 1, m: 60, h: 3600 };

function parsePair(pair: string): (RateLimit & { name: keyof RateLimits }) | null {
  const [, name, count, amount, unit] = /^(network|mail|failures)=([1-9]\d*)\/([1-9]\d{0,4})([smh])$/.exec(pair) ?? [];
  if (name === undefined) return null;
  const windowSeconds = Number(amount) * (secondsOfUnit[unit ?? ''] ?? Number.NaN);
  return { name: name as keyof RateLimits, count: Number(count), windowSeconds };
}
