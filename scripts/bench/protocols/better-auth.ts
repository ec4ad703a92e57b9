import { type Actor, cookieIn, expectJson, httpRequest, type Protocol } from './protocol.ts';

const COOKIE = 'better-auth.session_token';

/**
 * Better Auth has sessions in a cookie and no tokens. What is nearest to a refresh is a `get-session` for a session that
 * is due (older than `updateAge`): it writes the new expiry to the session's row and sets the cookie again.
 */
export const betterAuth: Protocol = {
  'log-in': ({ username, password }) => ({
    request: httpRequest('POST', '/api/auth/sign-in/email', {}, { email: addressOf(username), password }),
    check: expectJson(
      200,
      ({ user, token }, reply) =>
        user?.name === username && typeof token === 'string' && token !== '' && cookieIn(reply, COOKIE) !== null,
    ),
  }),
  user: ({ username, access }) => ({
    request: httpRequest('GET', '/api/auth/get-session', { Cookie: access }),
    check: expectJson(200, (body, reply) => body?.user?.name === username && cookieIn(reply, COOKIE) === null),
  }),
  'refresh-bearer': refresh,
  'refresh-cookie': refresh,
  register: ({ password }, unique) => ({
    request: httpRequest('POST', '/api/auth/sign-up/email', {}, { name: unique, email: addressOf(unique), password }),
    check: expectJson(200, ({ user }) => user?.name === unique),
  }),
  'log-out': ({ access }) => ({
    request: httpRequest('POST', '/api/auth/sign-out', { Cookie: access, Origin: 'http://127.0.0.1' }, {}),
    check: expectJson(200, (body, reply) => body.success === true && /^set-cookie: [^=]+=;/im.test(reply.head)),
  }),
  health: () => ({
    request: httpRequest('GET', '/health', {}),
    check: expectJson(200, ({ status }) => status === 'ok'),
  }),
};

/** Only a session that was written to has its cookie set again. */
function refresh({ username, access }: Actor) {
  return {
    request: httpRequest('GET', '/api/auth/get-session', { Cookie: access }),
    check: expectJson(200, (body, reply) => body?.user?.name === username && cookieIn(reply, COOKIE) !== null),
  };
}

export function addressOf(username: string): string {
  return `${username}@bench.test`;
}
