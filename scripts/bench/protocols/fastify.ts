import { movedOn } from './concord.ts';
import { cookieIn, expectJson, httpRequest, isJwt, isTokenOf, type Protocol } from './protocol.ts';

/** The service in peers/fastify.mjs. */
export const fastify: Protocol = {
  'log-in': ({ username, password }) => ({
    request: httpRequest('POST', '/auth/login', {}, { username, password }),
    check: expectJson(
      200,
      ({ user, access_token, refresh_token }, reply) =>
        user?.username === username &&
        isJwt(access_token) &&
        isJwt(refresh_token) &&
        cookieIn(reply, 'refresh') !== null,
    ),
  }),
  user: ({ username, access }) => ({
    request: httpRequest('GET', '/user', bearer(access)),
    check: expectJson(200, (body) => body.username === username && body.id > 0),
  }),
  'refresh-bearer': (actor) => ({
    request: httpRequest('POST', '/auth/refresh', bearer(actor.refresh)),
    check: expectJson(200, (body) => isTokenOf(actor, body.access_token) && body.access_token !== actor.refresh),
  }),
  'refresh-cookie': (actor) => ({
    request: httpRequest('POST', '/auth/refresh-cookie', { Cookie: actor.cookie }),
    check: expectJson(
      200,
      (body, reply) => isTokenOf(actor, body.access_token) && movedOn(actor, cookieIn(reply, 'refresh')),
    ),
  }),
  register: ({ password }, unique) => ({
    request: httpRequest('POST', '/auth/register', {}, { username: unique, password }),
    check: expectJson(201, ({ user }) => user?.username === unique),
  }),
  'log-out': ({ access }) => ({
    request: httpRequest('POST', '/auth/logout', bearer(access)),
    check: expectJson(200, ({ message }) => message === 'logged out'),
  }),
  health: () => ({
    request: httpRequest('GET', '/health', {}),
    check: expectJson(200, ({ status }) => status === 'ok'),
  }),
};

function bearer(token: string) {
  return { Authorization: `Bearer ${token}` };
}
