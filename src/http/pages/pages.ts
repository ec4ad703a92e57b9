import { fileURLToPath } from 'node:url';
import { accountPage } from './account.ts';
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
  docs: (path: string) =>
    swaggerPage({ title: 'API · Concord', root: rootFrom(path), description: 'openapi.yaml', servers: '' }),
  documentDocs: (path: string, key: string) =>
    swaggerPage({
      title: `${key} · Concord`,
      root: rootFrom(path),
      description: `as/${key}/openapi.json`,
      servers: `as/${key}`,
    }),
  /** Null when there is no such file. */
  async asset(name: string): Promise<Page | null> {
    const file = assets.get(name);
    if (!file) return null;
    return {
      contentType: name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
      text: await Bun.file(file).bytes(),
    };
  },
};

/** The files that may be asked for; a name from outside never becomes a path. */
const ownAssets = [
  'account.js',
  'api.js',
  'controls.css',
  'device.js',
  'dev-mail.css',
  'docs.js',
  'forgot-password.js',
  'forms.js',
  'mailed-link.js',
  'pages.css',
  'passwords.js',
  'reset-password.js',
  'sessions.js',
  'verify-email.js',
];

const assets = new Map<string, string>([
  ...ownAssets.map((name) => [name, fileURLToPath(new URL(`./assets/${name}`, import.meta.url))] as const),
  ...['swagger-ui.css', 'swagger-ui-bundle.js'].map(
    (name) => [name, fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`))] as const,
  ),
]);

/** Relative, since only a proxy knows below which path it serves this. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 2) || './';
}
