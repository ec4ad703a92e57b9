import { createHash, randomBytes } from 'node:crypto';
import type { OneTimeSecrets } from '../ports/tokens.ts';

/** A fast hash is enough: there is nothing to guess in 256 random bits. */
export const oneTimeSecrets: OneTimeSecrets = {
  generate: () => randomBytes(32).toString('base64url'),
  digest: (secret) => createHash('sha256').update(secret).digest('hex'),
};
