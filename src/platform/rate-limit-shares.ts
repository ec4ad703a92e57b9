import { LRUCache } from 'lru-cache';
import type { RateLimitCounter, RateLimitStore, RateLimitUse } from '../ports/rate-limits.ts';

/**
 * Takes a share of a quota from the database at a time and numbers uses from it, so that a busy key costs one round trip a
 * share (docs/decisions/0022). A share that one instance does not use up makes others refuse too early; no more uses pass
 * than the quota. Beyond `mostKeys` the key that was idle longest is forgotten, with the unused rest of its share.
 */
export function createRateLimitShares(store: RateLimitStore, mostKeys = MOST_KEYS): RateLimitCounter {
  const holdings = new LRUCache<string, Holding>({ max: mostKeys });
  return {
    async hit(use) {
      const { key, quota, at } = use;
      const holding = holdings.get(key) ?? { share: null, fetching: null };
      holdings.set(key, holding);
      for (;;) {
        const { share } = holding;
        // Compared with the time of the use, not with now: so the share that is fetched for it is never over already.
        if (share && share.resetsAt > at) {
          const number = nextNumber(share, quota);
          if (number !== null) return { number, resetsAt: share.resetsAt };
        }
        holding.fetching ??= fetchInto(holding, () => fetchShare(store, use, share));
        await holding.fetching;
      }
    },
  };
}

/** Some 4 MB. */
const MOST_KEYS = 10_000;

/** A fiftieth of the quota at most: what another instance may leave unused stays below 2 % of it. */
const FEWEST_SHARES = 50;
/** More would save hardly any more queries. */
const LARGEST_SHARE = 20;

/** What this instance has of a key. */
interface Holding {
  share: Share | null;
  /** Whoever needs a share meanwhile waits for this one. */
  fetching: Promise<void> | null;
}

/** The numbers up to `last`, of which those up to `used` are used. */
interface Share {
  used: number;
  last: number;
  /** How many numbers this instance took in the window, with these. */
  taken: number;
  resetsAt: Date;
}

/** Null when the share is used up and the next may hold a number within the quota. */
function nextNumber(share: Share, quota: number): number | null {
  if (share.used < share.last) return ++share.used;
  // The count only grows within a window: no need to ask for what would be refused.
  return share.last >= quota ? share.last + 1 : null;
}

/** Fails all that wait for it; the next use tries again. */
function fetchInto(holding: Holding, fetch: () => Promise<Share>): Promise<void> {
  const keep = async () => {
    holding.share = await fetch();
  };
  return keep().finally(() => {
    holding.fetching = null;
  });
}

/** A share is no larger than what this instance has let through in the window so far, so it withholds no more than that. */
async function fetchShare(
  store: RateLimitStore,
  { quota, ...use }: RateLimitUse,
  latest: Share | null,
): Promise<Share> {
  const open = latest && latest.resetsAt > use.at ? latest : null;
  const used = open?.taken ?? 0;
  const hits = Math.max(1, Math.min(used, Math.floor(quota / FEWEST_SHARES), LARGEST_SHARE));
  const { count, resetsAt } = await store.hit({ ...use, hits });
  // Another window than the one that was thought to be open.
  const before = open?.resetsAt.getTime() === resetsAt.getTime() ? used : 0;
  return { used: count - hits, last: count, taken: before + hits, resetsAt };
}
