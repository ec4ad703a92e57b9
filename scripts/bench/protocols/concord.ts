import { type Actor, cookieIn, expectJson, httpRequest, isJwt, isTokenOf, type Protocol } from './protocol.ts';

/** With an https PUBLIC_URL. */
export const CONCORD_COOKIE = '__Secure-refresh_token';

/** Concord at the root: the join of the documents. */
export const concord: Protocol = {
  'log-in': ({ username, password }) => ({
    request: httpRequest('POST', '/api/auth/login', {}, { username, password }),
    check: expectJson(
      200,
      ({ data }, reply) =>
        data?.user?.username === username && isJwt(data.token) && cookieIn(reply, CONCORD_COOKIE) !== null,
    ),
  }),
  user: ({ username, access }) => ({
    request: httpRequest('GET', '/api/user', bearer(access)),
    check: expectJson(200, ({ data }) => data?.username === username && data.id > 0),
  }),
  'refresh-bearer': (actor) => ({
    request: httpRequest('POST', '/auth/refresh', bearer(actor.refresh)),
    check: expectJson(200, (body) => isTokenOf(actor, body.access_token) && body.access_token !== actor.refresh),
  }),
  'refresh-cookie': (actor) => ({
    request: httpRequest('POST', '/api/auth/refresh', { Cookie: actor.cookie }),
    check: expectJson(200, ({ data }, reply) => {
      const next = cookieIn(reply, CONCORD_COOKIE);
      return isTokenOf(actor, data?.token) && movedOn(actor, next);
    }),
  }),
  register: ({ password }, unique) => ({
    request: httpRequest('POST', '/api/auth/register', {}, { username: unique, password }),
    check: expectJson(201, ({ message }) => message === 'Account successfully created.'),
  }),
  'log-out': ({ access }) => ({
    request: httpRequest('POST', '/api/auth/logout', bearer(access)),
    check: expectJson(200, (body, reply) => 'message' in body && /^set-cookie: [^=]+=;/im.test(reply.head)),
  }),
  health: () => ({
    request: httpRequest('GET', '/health', {}),
    check: expectJson(200, ({ status }) => status === 'ok'),
  }),
};

function bearer(token: string) {
  return { Authorization: `Bearer ${token}` };
}

/** A rotated cookie differs from the one before, and is the one to send next. */
export function movedOn(actor: Actor, next: string | null): boolean {
  if (next === null || next === actor.cookie) return false;
  actor.cookie = next;
  return true;
}
