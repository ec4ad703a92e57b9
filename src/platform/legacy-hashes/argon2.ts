import type { HashCost } from '../argon2.ts';
import type { ReadHash } from './scheme.ts';

/** 256 MiB in one pass, or four passes of that. */
const MOST_MEMORY_KIB = 256 * 1024;
const MOST_WORK_KIB = 4 * MOST_MEMORY_KIB;

/** Whether an argon2 hash from elsewhere can be verified, and at what cost; null when it is no argon2. Not a legacy scheme: the current one. */
export function refuseArgon2(
  passwordHash: string,
  made: HashCost,
): Pick<Extract<ReadHash, { refused: string }>, 'refused'> | 'accepted' | null {
  if (!passwordHash.startsWith('$argon2')) return null;
  const [, memory, time, lanes] = form.exec(passwordHash) ?? [];
  if (memory === undefined) return { refused: 'is not a whole argon2 hash of version 19' };
  const [memoryKib, passes, p] = [Number(memory), Number(time), Number(lanes)];
  // RFC 9106 §3.1.
  if (p < 1 || passes < 1 || memoryKib < 8 * p) return { refused: 'is an argon2 hash of impossible parameters' };
  // What one Concord has made another of the same settings takes.
  const mostKib = Math.max(MOST_MEMORY_KIB, made.memoryKib);
  if (memoryKib > mostKib)
    return {
      refused: `is an argon2 hash of more than ${Math.floor(mostKib / 1024)} MiB (HASH_MEMORY_KIB, if higher, is the bound)`,
    };
  if (memoryKib * passes > Math.max(MOST_WORK_KIB, made.memoryKib * made.timeCost))
    return { refused: 'is an argon2 hash of too many passes (HASH_TIME_COST, if its cost is higher, is the bound)' };
  return 'accepted';
}

const form =
  /^\$argon2(?:id|i|d)\$v=19\$m=(\d{1,8}),t=(\d{1,5}),p=(\d{1,3})\$[A-Za-z0-9+/]{11,1400}\$[A-Za-z0-9+/]{16,1400}$/;
