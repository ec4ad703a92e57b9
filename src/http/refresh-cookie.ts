import { parseCookie, type SetCookie, stringifySetCookie } from 'cookie';
import type { Answer } from '../contract/wire.ts';

/** How the refresh cookie of one surface is named and scoped. */
export interface CookieScope {
  name: string;
  /** Only the operation that reads it receives it. */
  path: string;
  secure: boolean;
}

/**
 * `mount` is the prefix of the surface and `operationPath` where the cookie is read; a path in PUBLIC_URL is what a proxy in
 * front takes off.
 */
export function cookieScope(publicUrl: string, mount: string, operationPath: string): CookieScope {
  const { protocol, pathname } = new URL(publicUrl);
  const secure = protocol === 'https:';
  return {
    // A `__Host-` cookie would have to be sent to every path (RFC 6265bis §4.1.3.2).
    name: secure ? '__Secure-refresh_token' : 'refresh_token',
    path: `${pathname.replace(/\/$/, '')}${mount}${operationPath}`,
    secure,
  };
}

/** What the request has in the cookie; undefined for nothing. Of several by one name the first counts. */
export function readCookie(headers: Headers, { name }: CookieScope): string | undefined {
  return parseCookie(headers.get('cookie') ?? '')[name] || undefined;
}

/** The `Set-Cookie` field that sets or clears the cookie. Clearing repeats all attributes, since a browser matches them. */
export function setCookieField(scope: CookieScope, cookie: NonNullable<Answer['refreshCookie']>, now: Date): string {
  const kept = cookie === 'cleared' ? null : cookie;
  const { name, path, secure } = scope;
  const attributes: SetCookie = {
    name,
    value: kept?.token ?? '',
    maxAge: kept ? Math.max(0, Math.ceil((kept.expiresAt.getTime() - now.getTime()) / 1000)) : 0,
    path,
    secure,
    httpOnly: true,
    sameSite: 'strict',
  };
  // A token has no character that would have to be encoded (RFC 7515 §3.1).
  return stringifySetCookie(attributes, { encode: (value) => value });
}
