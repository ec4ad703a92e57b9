import type { TooManyRequests } from '../domain/outcome.ts';
import type { Clock } from '../ports/clock.ts';
import type { RateLimitStore } from '../ports/stores.ts';

export type LimitSettings = Record<'network' | 'mail', { count: number; windowSeconds: number }>;

/** Limits counted in the database, so that they hold over all instances. A limiter that cannot decide throws, which refuses. */
export interface Limits {
  /** Counts an expensive request of a client network. */
  network(network: string): Promise<TooManyRequests | null>;
  /** Counts a mail asked for an address. */
  mail(emailKey: string): Promise<TooManyRequests | null>;
}

export function createLimits(options: {
  /** Null: nothing is limited. */ limits: LimitSettings | null;
  store: RateLimitStore;
  clock: Clock;
}): Limits {
  const { limits, store, clock } = options;
  if (!limits) return { network: async () => null, mail: async () => null };
  const count = async (name: keyof LimitSettings, subject: string): Promise<TooManyRequests | null> => {
    const { count: most, windowSeconds } = limits[name];
    const at = clock.now();
    // The subject is an address of somebody: its digest is enough to count by.
    const key = `${name}:${new Bun.CryptoHasher('sha256').update(subject).digest('hex')}`;
    const { count, resetsAt } = await store.hit({ key, windowSeconds, at });
    if (count <= most) return null;
    return {
      code: 'too_many_requests',
      retryAfterSeconds: Math.max(1, Math.ceil((resetsAt.getTime() - at.getTime()) / 1000)),
    };
  };
  return { network: (network) => count('network', network), mail: (emailKey) => count('mail', emailKey) };
}
