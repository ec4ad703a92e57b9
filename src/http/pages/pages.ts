import { accountPage } from './account.ts';
import { assetPath } from './assets.ts';
import { landingPage } from './landing.ts';
import { type Page, swaggerPage } from './layout.ts';
import { forgotPasswordPage, resetPasswordPage, verifyEmailPage } from './mailed-links.ts';

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
      text: await fileAt(path),
    };
  },
};

const files = new Map<string, Promise<Blob>>();

/**
 * Read once, and the same for all. Bytes would be copied for each reply until they are sent: whoever asked many times for
 * the largest file (1.7 MB) and read nothing would fill the memory. One that could not be read is tried again.
 */
function fileAt(path: string): Promise<Blob> {
  const known = files.get(path);
  if (known) return known;
  const file = Bun.file(path)
    .bytes()
    .then((bytes) => new Blob([bytes]));
  files.set(path, file);
  file.catch(() => files.delete(path));
  return file;
}

/** Relative, since only a proxy knows below which path it serves this. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 2) || './';
}
