import { createHash } from 'node:crypto';
import type { LegacyScheme } from './scheme.ts';

/** Beyond it one log-in takes seconds: each step doubles the work, and 12 is a quarter of a second. */
const HIGHEST_COST = 15;

/** bcrypt looks at no more of a password. */
const BCRYPT_BYTES = 72;

/** `$2a$`, `$2b$` and `$2y$` name the same algorithm; `$2x$` marks hashes that a sign error has weakened. */
export const bcrypt: LegacyScheme = {
  read(passwordHash) {
    if (/^\$2x?\$/.test(passwordHash)) return { refused: 'is a bcrypt hash of a faulty kind ($2$ or $2x$)' };
    if (!/^\$2[aby]\$/.test(passwordHash)) return null;
    const [, digits] = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(passwordHash) ?? [];
    const cost = Number(digits ?? -1);
    if (cost < 4) return { refused: 'is not a whole bcrypt hash' };
    if (cost > HIGHEST_COST) return { refused: `is a bcrypt hash of a cost above ${HIGHEST_COST}` };
    return { matches: (password) => matches(password, passwordHash) };
  },
};

const BCRYPT_SHA256 = '$bcrypt_sha256';

/** The form in which Django's `bcrypt_sha256` is stored, before the bcrypt hash that it holds. */
export function bcryptSha256String(bcryptHash: string): string {
  return BCRYPT_SHA256 + bcryptHash;
}

/** bcrypt of the hex digits of the password's SHA-256, of which there are few enough not to be cut. */
export const bcryptSha256: LegacyScheme = {
  read(passwordHash) {
    if (!passwordHash.startsWith(`${BCRYPT_SHA256}$`)) return null;
    const read = bcrypt.read(passwordHash.slice(BCRYPT_SHA256.length));
    if (read === null) return { refused: 'is not a whole bcrypt hash' };
    if ('refused' in read) return read;
    return { matches: (password) => read.matches(createHash('sha256').update(password).digest('hex')) };
  },
};

/** Of a longer password Bun hashes its SHA-512 instead; everybody else cuts it. The hash may be of either making. */
async function matches(password: string, passwordHash: string): Promise<boolean> {
  const bytes = new TextEncoder().encode(password);
  if (bytes.length <= BCRYPT_BYTES) return Bun.password.verify(password, passwordHash);
  const cut = bytes.subarray(0, BCRYPT_BYTES);
  return (await Bun.password.verify(cut, passwordHash)) || Bun.password.verify(password, passwordHash);
}
