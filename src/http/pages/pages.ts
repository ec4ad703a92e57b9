import { accountPage } from './account.ts';
import { assetPath } from './assets.ts';
import { landingPage } from './landing.ts';
import { type Page, swaggerPage } from './layout.ts';
import { forgotPasswordPage, resetPasswordPage, verifyEmailPage } from './mailed-links.ts';

export type { Page } from './layout.ts';

/** Each page, as it is sent for the path under which it was asked for: `/docs` and `/docs/` are the same page. */
export const pages = {
  landing: (path: string) => landingPage(rootFrom(path)),
  account: (path: string) => accountPage(rootFrom(path)),
  verifyEmail: (path: string) => verifyEmailPage(rootFrom(path)),
  resetPassword: (path: string) => resetPasswordPage(rootFrom(path)),
  forgotPassword: (path: string) => forgotPasswordPage(rootFrom(path)),
  docs: (path: string) => swaggerPage({ title: 'API · Concord', root: rootFrom(path), description: 'openapi.yaml' }),
  documentDocs: (path: string, key: string) =>
    swaggerPage({
      title: `${key} · Concord`,
      root: rootFrom(path),
      description: `as/${key}/openapi.json`,
    }),
  /** Null when there is no such file. */
  async asset(name: string): Promise<Page | null> {
    const path = assetPath(name);
    if (path === null) return null;
    return {
      contentType: name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
      text: await bytesOf(path),
    };
  },
};

const files = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/**
 * Read once, and the same for all: with a copy for each, whoever asks many times for the largest (1.7 MB) and reads
 * nothing fills the memory. One that could not be read is tried again.
 */
function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const known = files.get(path);
  if (known) return known;
  const bytes = Bun.file(path).bytes();
  files.set(path, bytes);
  bytes.catch(() => files.delete(path));
  return bytes;
}

/** Relative, since only a proxy knows below which path it serves this. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 2) || './';
}
