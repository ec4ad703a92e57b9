import type { Clock } from '../ports/clock.ts';
import type { PasswordHashing, PasswordVerdict } from '../ports/hashing.ts';
import { createHashGate } from './hash-gate.ts';
import { verifyLegacy } from './legacy-hashes/legacy-hashes.ts';

/** Cost of one argon2id hash; lanes are always 1 (OWASP Password Storage Cheat Sheet). */
export interface HashCost {
  memoryKib: number;
  timeCost: number;
}

/** argon2id by Bun, in PHC strings, behind a FIFO gate. Making one costs a hash, for the decoy. */
export function createPasswordHashing(
  options: HashCost & { concurrency: number; queueLength: number; clock: Clock },
): PasswordHashing {
  const gate = createHashGate(options);
  const parameters = { algorithm: 'argon2id', memoryCost: options.memoryKib, timeCost: options.timeCost } as const;
  const decoy = Bun.password.hashSync(DECOY_PASSWORD, parameters);

  return {
    admit: (work) => gate.admit(work),
    hash: (password) => gate.run(() => Bun.password.hash(password, parameters)),
    verify: (password, passwordHash) => gate.run(() => verify(password, passwordHash, decoy, options)),
  };
}

const DECOY_PASSWORD = 'nobody has this password';
const NO_MATCH: PasswordVerdict = { matches: false, outdated: false };

/**
 * Bun answers at once, by false or by throwing, for an empty password and for a hash that it cannot use;
 * the decoy then does the work, so that time does not tell such an account from any other.
 */
async function verify(
  password: string,
  passwordHash: string | null,
  decoy: string,
  cost: HashCost,
): Promise<PasswordVerdict> {
  if (passwordHash !== null && password !== '') {
    try {
      const legacy = await verifyLegacy(password, passwordHash);
      if (legacy !== null) return { matches: legacy, outdated: legacy };
      if (isUsable(passwordHash)) {
        const matches = await Bun.password.verify(password, passwordHash);
        return { matches, outdated: matches && isOutdated(passwordHash, cost) };
      }
    } catch {
      // An encoding only Bun can find fault with, e.g. a base64 tail; found before any work was done.
    }
  }
  await Bun.password.verify(password === '' ? 'x' : password, decoy);
  return NO_MATCH;
}

interface Argon2Hash {
  variant: string;
  memoryKib: number;
  timeCost: number;
  lanes: number;
}

/** Whether Bun will do real work for it: RFC 9106 §3.1 bounds (m >= 8p, salt of 8 and tag of 4 bytes). */
function isUsable(passwordHash: string): boolean {
  const argon2 = readArgon2(passwordHash);
  return argon2 !== null && argon2.lanes >= 1 && argon2.timeCost >= 1 && argon2.memoryKib >= 8 * argon2.lanes;
}

function isOutdated(passwordHash: string, cost: HashCost): boolean {
  const argon2 = readArgon2(passwordHash);
  const current = argon2?.variant === 'argon2id' && argon2.lanes === 1;
  return !current || argon2.memoryKib !== cost.memoryKib || argon2.timeCost !== cost.timeCost;
}

function readArgon2(passwordHash: string): Argon2Hash | null {
  const form =
    /^\$(argon2(?:id|i|d))\$v=19\$m=(\d{1,10}),t=(\d{1,10}),p=(\d{1,8})\$[A-Za-z0-9+/]{11,}\$[A-Za-z0-9+/]{6,}$/;
  const [, variant, memory, time, lanes] = form.exec(passwordHash) ?? [];
  if (variant === undefined) return null;
  return { variant, memoryKib: Number(memory), timeCost: Number(time), lanes: Number(lanes) };
}
