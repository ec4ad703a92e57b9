import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { JWK } from 'jose';

/**
 * A private key as it is stored: `v1.<iv>.<ciphertext and tag>`, both base64url; AES-256-GCM under a key derived
 * from AUTH_SECRET by HKDF-SHA-256 (RFC 5869). The key id is authenticated, so that stored keys cannot be swapped.
 */
export function sealPrivateJwk(jwk: JWK, kid: string, authSecret: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(authSecret), iv).setAAD(Buffer.from(kid));
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(jwk)), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${iv.toString('base64url')}.${ciphertext.toString('base64url')}`;
}

/** The private key, or null when it was sealed under another secret or id, or has been tampered with. */
export function openPrivateJwk(sealed: string, kid: string, authSecret: string): JWK | null {
  const [version, iv, ciphertext, ...rest] = sealed.split('.');
  if (version !== VERSION || iv === undefined || ciphertext === undefined || rest.length > 0) return null;
  const bytes = Buffer.from(ciphertext, 'base64url');
  try {
    const options = { authTagLength: TAG_BYTES };
    const decipher = createDecipheriv('aes-256-gcm', sealingKey(authSecret), Buffer.from(iv, 'base64url'), options);
    decipher.setAAD(Buffer.from(kid)).setAuthTag(bytes.subarray(-TAG_BYTES));
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString());
  } catch {
    return null;
  }
}

const VERSION = 'v1';
const TAG_BYTES = 16;

/** `info` keeps this key apart from any other that AUTH_SECRET may be stretched into. */
function sealingKey(authSecret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', authSecret, '', 'concord signing key seal v1', 32));
}
