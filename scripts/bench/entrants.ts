/** Everything that is measured: Concord, its peers, and what the machine can do at all. */
export const entrantNames = {
  concord: 'Concord',
  fastify: 'Fastify',
  'better-auth': 'Better Auth',
  'better-auth-argon2id': 'Better Auth, tuned',
  'raw-verify': '_raw argon2id verifications_',
  'raw-hash-bun': '_raw `Bun.password` hashes_',
  'raw-hash-node-rs': '_raw `@node-rs/argon2` hashes_',
  'raw-select': '_raw key look-ups_',
  'raw-select-published': '_the same, driver as published_',
  'raw-update': '_raw durable updates_',
  constant: '_constant reply_',
} as const;

export type Entrant = keyof typeof entrantNames;
export type Peer = 'fastify' | 'better-auth' | 'better-auth-argon2id';
export const PEER_KEYS: readonly Peer[] = ['fastify', 'better-auth', 'better-auth-argon2id'];
export type Limit = Extract<Entrant, `raw-${string}`>;

/** Which limits are measured beside which work. */
export function limitsOf(work: string, concurrency: number): Limit[] {
  if (work === 'log-in' && concurrency === 16) return ['raw-verify'];
  if (work === 'register' && concurrency === 16) return ['raw-hash-bun', 'raw-hash-node-rs'];
  if (work === 'user' && concurrency === 64) return ['raw-select', 'raw-select-published'];
  if (work.startsWith('refresh') && concurrency === 64) return ['raw-update'];
  return [];
}
