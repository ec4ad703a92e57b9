import { randomBytes } from 'node:crypto';
import type { Clock } from '../ports/clock.ts';
import type { PasswordHashing, PasswordVerdict } from '../ports/hashing.ts';
import type { Observer } from '../ports/observer.ts';
import type { Argon2Verify, HashCost } from './argon2.ts';
import { createHashGate } from './hash-gate.ts';
import { verifyLegacy } from './legacy-hashes/legacy-hashes.ts';
import { type Match, wholeIf } from './legacy-hashes/scheme.ts';

/** argon2id in PHC strings, made by Bun, behind a FIFO gate. */
export function createPasswordHashing(
  options: HashCost & {
    concurrency: number;
    queueLength: number;
    clock: Clock;
    verifyArgon2: Argon2Verify;
    observer?: Observer | null;
  },
): PasswordHashing {
  const gate = createHashGate(options);
  const parameters = { algorithm: 'argon2id', memoryCost: options.memoryKib, timeCost: options.timeCost } as const;
  const comparison = { ...options, decoy: decoyHash(options) };

  return {
    admit: (work) => gate.admit(work),
    hash: (password) => gate.run(() => Bun.password.hash(password, parameters)),
    verify: (password, passwordHash) => gate.run(() => verify(password, passwordHash, comparison)),
  };
}

const NO_MATCH: PasswordVerdict = { matches: false, outdated: false };

/** The hash of no known password: a random tag of the usual length, which costs as much to compare with as any other. */
function decoyHash({ memoryKib, timeCost }: HashCost): string {
  const random = (bytes: number) => randomBytes(bytes).toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${memoryKib},t=${timeCost},p=1$${random(32)}$${random(32)}`;
}

/**
 * A verifier answers at once, by false or by throwing, for an empty password and for a hash that it cannot use;
 * the decoy then does the work, so that time does not tell such an account from any other.
 */
async function verify(
  password: string,
  passwordHash: string | null,
  comparison: HashCost & { verifyArgon2: Argon2Verify; decoy: string },
): Promise<PasswordVerdict> {
  const { verifyArgon2, decoy } = comparison;
  if (passwordHash !== null && password !== '') {
    try {
      const match = await compare(password, passwordHash, verifyArgon2);
      if (match === 'start') return { matches: true, outdated: false, isOfStart: true };
      if (match === 'whole') return { matches: true, outdated: isOutdated(passwordHash, comparison) };
      if (match === 'none') return NO_MATCH;
    } catch {
      // An encoding only the verifier can find fault with, e.g. a base64 tail; found before any work was done.
    }
  }
  await verifyArgon2(decoy, password === '' ? 'x' : password);
  return NO_MATCH;
}

/** Null, before any work, for a hash that cannot be used: of a scheme that nobody knows, or outside the bounds of RFC 9106 §3.1 (m >= 8p). */
async function compare(password: string, passwordHash: string, verifyArgon2: Argon2Verify): Promise<Match | null> {
  const argon2 = readArgon2(passwordHash);
  if (!argon2) return verifyLegacy(password, passwordHash);
  const isPossible = argon2.lanes >= 1 && argon2.timeCost >= 1 && argon2.memoryKib >= 8 * argon2.lanes;
  return isPossible ? wholeIf(await verifyArgon2(passwordHash, password)) : null;
}

interface Argon2Hash {
  variant: string;
  memoryKib: number;
  timeCost: number;
  lanes: number;
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
