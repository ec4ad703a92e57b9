/**
 * Whether a request with a cookie came from a page that may send it, as far as `Origin` and `Sec-Fetch-Site` tell. Without
 * either header no browser sent it, and it passes (OWASP CSRF Prevention Cheat Sheet, "Verifying Origin" and "Fetch Metadata").
 */
export function isSameSite(request: Request, allowedOrigins: ReadonlySet<string>): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site === 'cross-site') return false;
  const origin = request.headers.get('origin');
  if (origin === null) return site === null || site === 'same-origin' || site === 'none';
  return allowedOrigins.has(origin) || isOwnOrigin(request, origin, site);
}

/** A page of this very server under another of its names (`localhost` for `127.0.0.1`); a browser must say so too. */
function isOwnOrigin(request: Request, origin: string, site: string | null): boolean {
  const host = request.headers.get('host');
  return site === 'same-origin' && host !== null && (origin === `http://${host}` || origin === `https://${host}`);
}
