import { escapeHTML } from 'bun';

/** A reply that is not JSON. */
export interface Page {
  contentType: string;
  text: string | Blob;
  contentSecurityPolicy?: string;
}

/** What differs from page to page. */
export interface Content {
  title: string;
  /** Where `/` of this server lies as seen from the page: `./`, `../`, … */
  root: string;
  /** The module of the page, if it has one. */
  script?: string;
  main: string;
}

/** No inline script or style, nothing from elsewhere, not framed. `connect-src` is for the pages' own requests. */
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

/** Our own scripts write text only: with Trusted Types the browser refuses markup made of data (Swagger UI makes some). */
const strictContentSecurityPolicy = `${contentSecurityPolicy}; require-trusted-types-for 'script'; trusted-types 'none'`;

/** A page of ours, with the header and the footer they all share. */
export function page(content: Content): Page {
  const { root, main } = content;
  const module = content.script ? `<script type="module" src="${root}assets/${content.script}"></script>` : '';
  const body = `<a class="skip" href="#main">Skip to the content</a>
${header(root)}
<main id="main" tabindex="-1">
${main}
${content.script ? '<noscript><p class="notice">This page needs JavaScript.</p></noscript>' : ''}
</main>
<footer class="bar"><p>Concord keeps one account for every service here.</p></footer>`;
  return html(`${head(content, ['pages.css', 'controls.css'])}${module}`, body, strictContentSecurityPolicy);
}

/** Swagger UI over a description, of which `description` is the path from the root. */
export function swaggerPage(content: Omit<Content, 'main'> & { description: string }): Page {
  const { root, description } = content;
  const scripts = `<script src="${root}assets/swagger-ui-bundle.js"></script><script src="${root}assets/docs.js"></script>`;
  const body = `${header(root)}
<div id="docs" data-description="${description}"><p class="wait">One moment…</p></div>
<noscript><div class="bar"><p>This page needs JavaScript. What it shows is made of <a href="${root}${description}">${description}</a>.</p></div></noscript>`;
  // The scripts look for the element, so they come after it; `defer` would be the same with one more attribute each.
  return html(head(content, ['swagger-ui.css', 'pages.css']), `${body}\n${scripts}`, contentSecurityPolicy);
}

function header(root: string): string {
  return `<header class="bar">
<a class="brand" href="${root}">${mark}Concord</a>
<nav aria-label="Site"><a href="${root}account">Account</a><a href="${root}docs">API</a></nav>
</header>`;
}

/** Two rings in accord. Without a namespace: inside HTML it needs none. */
const mark = `<svg class="mark" viewBox="0 0 32 20" aria-hidden="true"><circle cx="11" cy="10" r="8"/><circle cx="21" cy="10" r="8"/></svg>`;

const icon =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#14807a" stroke-width="4"><circle cx="11" cy="16" r="8"/><circle cx="21" cy="16" r="8"/></svg>',
  );

/** References are relative, so that the page also works below a path that a proxy takes off. */
function head({ title, root }: Omit<Content, 'main'>, styles: string[]): string {
  const sheets = styles.map((name) => `<link rel="stylesheet" href="${root}assets/${name}">`).join('\n');
  return `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHTML(title)}</title>
<link rel="icon" href="${icon}">
${sheets}
`;
}

function html(headMarkup: string, body: string, policy: string): Page {
  const text = `<!doctype html>\n<html lang="en">\n<head>\n${headMarkup}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
  return { contentType: 'text/html; charset=utf-8', text, contentSecurityPolicy: policy };
}
