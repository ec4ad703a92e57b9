/** What is measured. */
export const WORKS = ['log-in', 'user', 'refresh-bearer', 'refresh-cookie', 'register', 'log-out', 'health'] as const;
export type Work = (typeof WORKS)[number];

export const CONCURRENCIES = [1, 16, 64] as const;
export type Concurrency = (typeof CONCURRENCIES)[number];

/** How the table calls each. */
export const workNames: Record<Work, string> = {
  'log-in': 'log-in',
  user: '`GET /api/user`',
  'refresh-bearer': 'refresh, bearer',
  'refresh-cookie': 'refresh, cookie',
  register: 'register',
  'log-out': 'log-out',
  health: '`/health`',
};

/** Bound by hashing: a slice must be long enough for several waves of everybody in the queue. */
export const HASHING: ReadonlySet<Work> = new Set<Work>(['log-in', 'register']);

/** Works that use a session up, or that do their work on a session once only: it is made good again after the slice. */
export const ONE_SHOT: ReadonlySet<Work> = new Set<Work>(['refresh-bearer', 'refresh-cookie', 'log-out']);

/** How long a slice of a work sends new requests, in milliseconds; `scale` 1 is a full run. */
export function sliceMilliseconds(work: Work, concurrency: number, scale: number): number {
  if (!HASHING.has(work)) return 450 * scale;
  return ({ 1: 400, 16: 900 }[concurrency] ?? 1500) * scale;
}
