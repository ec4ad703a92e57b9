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

export function cellName(work: Work, concurrency: Concurrency): string {
  return `${work}, ${concurrency} at once`;
}

/** The user, asked for while others log in. */
export const PROBE = 'user while 64 log-ins are in flight';

/** Bound by hashing: a slice must be long enough for several waves of everybody in the queue. */
const HASHING: ReadonlySet<Work> = new Set<Work>(['log-in', 'register']);

/** Works that use a session up, or that do their work on a session once only: it is made good again after the slice. */
export const ONE_SHOT: ReadonlySet<Work> = new Set<Work>(['refresh-bearer', 'refresh-cookie', 'log-out']);

/** How long the two parts of a slice send new requests, in milliseconds. */
export interface Lengths {
  /** Compiled code that has lain idle is thrown away by Bun and Node.js, and has to get warm again before it is measured. */
  leadInMs: number;
  measuredMs: number;
}

/** `scale` 1 is a full run; a quick one has no time for hashes that are not counted. */
export function lengthsOf(work: Work, concurrency: Concurrency, scale: number): Lengths {
  const measuredMs = scale * (HASHING.has(work) ? { 1: 600, 16: 1200, 64: 1500 }[concurrency] : 1000);
  const leadInMs = HASHING.has(work) && scale < 1 ? 0 : scale * leadInOf(work, concurrency);
  return { leadInMs, measuredMs };
}

/** How long everybody does a work before the first round. After less than a second code is half as fast as it gets. */
export function warmUpMs(work: Work, scale: number): number {
  return (HASHING.has(work) ? 300 : 2400) * scale;
}

function leadInOf(work: Work, concurrency: Concurrency): number {
  if (HASHING.has(work)) return 300;
  // It asks for the user with each of the sessions that are logged out then; everybody does that faster than log-outs.
  if (work === 'log-out') return 800;
  // The first of a work in a round; 16 and 1 at once follow.
  return concurrency === 64 ? 400 : 200;
}
