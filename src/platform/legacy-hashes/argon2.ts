import type { ReadHash } from './scheme.ts';

/** 256 MiB in one pass, or four passes of that. */
const MOST_MEMORY_KIB = 256 * 1024;
const MOST_WORK_KIB = 4 * MOST_MEMORY_KIB;

/** Whether an argon2 hash from elsewhere can be verified, and at what cost; null when it is no argon2. Not a legacy scheme: the current one. */
export function refuseArgon2(
  passwordHash: string,
): Pick<Extract<ReadHash, { refused: string }>, 'refused'> | 'accepted' | null {
  if (!passwordHash.startsWith('$argon2')) return null;
  const [, memory, time, lanes] = form.exec(passwordHash) ?? [];
  if (memory === undefined) return { refused: 'is not a whole argon2 hash of version 19' };
  const [memoryKib, passes, p] = [Number(memory), Number(time), Number(lanes)];
  // RFC 9106 §3.1.
  if (p < 1 || passes < 1 || memoryKib < 8 * p) return { refused: 'is an argon2 hash of impossible parameters' };
  if (memoryKib > MOST_MEMORY_KIB || memoryKib * passes > MOST_WORK_KIB)
    return { refused: `is an argon2 hash of more than ${MOST_MEMORY_KIB / 1024} MiB, or of too many passes` };
  return 'accepted';
}

const form =
  /^\$argon2(?:id|i|d)\$v=19\$m=(\d{1,8}),t=(\d{1,5}),p=(\d{1,3})\$[A-Za-z0-9+/]{11,1400}\$[A-Za-z0-9+/]{16,200}$/;
