import { fileURLToPath } from 'node:url';

/** A reply that is not JSON. */
export interface Page {
  contentType: string;
  text: string | Uint8Array<ArrayBuffer>;
  contentSecurityPolicy?: string;
}

/** No inline script or style, nothing from elsewhere, not framed. `connect-src` is for the contract and the forms' requests. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const pages = {
  docs: html('API of this server', ['swagger-ui.css'], ['swagger-ui-bundle.js', 'docs.js'], '<div id="docs"></div>'),
  resetPassword: html(
    'Set a new password',
    ['pages.css'],
    ['reset-password.js'],
    `<main>
  <h1>Set a new password</h1>
  <form id="form">
    <label for="password">New password</label>
    <input id="password" type="password" autocomplete="new-password" required>
    <button>Set password</button>
  </form>
  <p id="outcome" role="status"></p>
  <noscript>This page needs JavaScript.</noscript>
</main>`,
  ),
  verifyEmail: html(
    'Verify your e-mail address',
    ['pages.css'],
    ['verify-email.js'],
    `<main>
  <h1>Verify your e-mail address</h1>
  <form id="form"><button>Verify</button></form>
  <p id="outcome" role="status"></p>
  <noscript>This page needs JavaScript.</noscript>
</main>`,
  ),
  async asset(name: string): Promise<Page | null> {
    const file = assets.get(name);
    if (!file) return null;
    return {
      contentType: name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
      text: await Bun.file(file).bytes(),
    };
  },
};

const assets = new Map<string, string>([
  ...['docs.js', 'form.js', 'pages.css', 'reset-password.js', 'verify-email.js'].map(
    (name) => [name, fileURLToPath(new URL(`./assets/${name}`, import.meta.url))] as const,
  ),
  ...['swagger-ui.css', 'swagger-ui-bundle.js'].map(
    (name) => [name, fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`))] as const,
  ),
]);

/** References are relative, so that the page also works below a path that a proxy takes off. */
function html(title: string, styles: string[], scripts: string[], body: string): Page {
  const text = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${styles.map((name) => `<link rel="stylesheet" href="assets/${name}">`).join('\n')}
${scripts.map((name) => `<script type="${name.startsWith('swagger') ? 'text/javascript' : 'module'}" src="assets/${name}"></script>`).join('\n')}
</head>
<body>
${body}
</body>
</html>
`;
  return { contentType: 'text/html; charset=utf-8', text, contentSecurityPolicy };
}
