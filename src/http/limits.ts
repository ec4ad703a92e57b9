import { rateLimitFields } from '../documents/document.ts';
import type { TooManyRequests } from '../domain/outcome.ts';
import type { MailAllowance } from '../domain/world.ts';
import type { Clock } from '../ports/clock.ts';
import type { RateLimitCounter } from '../ports/rate-limits.ts';

export type LimitSettings = Record<'network' | 'mail', { count: number; windowSeconds: number }>;

/** Limits that hold over all instances. A limiter that cannot decide throws, which refuses. */
export interface Limits {
  /** Counts an expensive request of a client network. */
  network(network: string): Promise<Decision>;
  mail: MailAllowance;
}

export interface Decision {
  refused: TooManyRequests | null;
  /** What is left, to be told in any reply. */
  headers: Record<string, string>;
}

export function createLimits(options: {
  /** Null: nothing is limited. */
  limits: LimitSettings | null;
  counter: RateLimitCounter;
  clock: Clock;
}): Limits {
  const { limits, counter, clock } = options;
  if (!limits) return { network: async () => ({ refused: null, headers: {} }), mail: async () => null };
  const count = async (name: keyof LimitSettings, subject: string): Promise<Decision> => {
    const { count: quota, windowSeconds } = limits[name];
    const at = clock.now();
    // The subject is an address of somebody: its digest is enough to count by.
    const key = `${name}:${new Bun.CryptoHasher('sha256').update(subject).digest('hex')}`;
    const { number, resetsAt } = await counter.hit({ key, quota, windowSeconds, at });
    const limit = { name, quota, windowSeconds };
    const retryAfterSeconds = Math.max(1, Math.ceil((resetsAt.getTime() - at.getTime()) / 1000));
    return {
      refused: number > quota ? { code: 'too_many_requests', retryAfterSeconds, limit } : null,
      headers: rateLimitFields(limit, Math.max(0, quota - number), retryAfterSeconds),
    };
  };
  return {
    network: (network) => count('network', network),
    // No address that is accepted has a space.
    mail: async (emailKey, purpose) =>
      (await count('mail', purpose === 'password_reset' ? `${purpose} ${emailKey}` : emailKey)).refused,
  };
}
