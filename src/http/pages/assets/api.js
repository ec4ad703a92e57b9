/** The root of the server, wherever a proxy may have put it. */
const root = new URL('../', import.meta.url);

/** A request that did not succeed, in words for the person in front of the page. */
export class Problem extends Error {
  /** `fields`: what is wrong with each field, by the API's name of it; `code`: the cause, in one word. */
  constructor({ message, status = 0, code = 'unreachable', fields = {} }) {
    super(message);
    Object.assign(this, { status, code, fields });
  }
}

/** Sends a request and gives the body of the reply; throws a `Problem`. */
export async function send(method, path, { body, token } = {}) {
  const headers = {};
  if (body) headers['Content-Type'] = 'application/json';
  if (token) headers['Authorization'] = `Bearer ${token}`;
  let reply;
  let content;
  try {
    reply = await fetch(new URL(path, root), { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    content = await reply.json();
  } catch {
    throw new Problem({ message: 'The server cannot be reached. Check your connection and try again.' });
  }
  if (reply.ok) return content;
  const { status } = reply;
  throw new Problem({ message: wordsOf(reply, content), status, code: content.code, fields: content.errors });
}

/**
 * The session of this page. The access token is in this variable and nowhere else, so a script of another page cannot
 * read it; the refresh cookie is out of reach of every script.
 */
let accessToken = null;
let resuming = null;

/** Resumes the session with the refresh cookie, if there is one. Requests that find it stale together refresh it once. */
export function resume() {
  resuming ??= send('POST', 'account/refresh')
    .then(({ access_token }) => {
      accessToken = access_token;
      return true;
    })
    .catch((problem) => {
      if (problem.status === 401) return false;
      throw problem;
    })
    .finally(() => {
      resuming = null;
    });
  return resuming;
}

/** Signs in and gives the account. */
export async function signIn(credentials) {
  const { access_token, account } = await send('POST', 'account/log-in', { body: credentials });
  accessToken = access_token;
  return account;
}

/** Forgets the session on this side. */
export function forget() {
  accessToken = null;
}

/**
 * `send` as the person who is signed in. An access token that has run out is replaced on the way; but the cookie is the
 * browser's, and somebody else may have signed in at another tab: then the page begins anew, and nothing is done in their name.
 */
export async function sendSigned(method, path, body) {
  const token = accessToken;
  try {
    return await send(method, path, { body, token });
  } catch (problem) {
    if (problem.status !== 401 || !(await resume())) throw problem;
    if (subjectOf(accessToken) !== subjectOf(token)) {
      forget();
      location.reload();
      throw new Problem({ message: 'Somebody else has signed in with this browser.', code: 'another_account' });
    }
    return send(method, path, { body, token: accessToken });
  }
}

/** Whose access token it is: the `sub` of a JWT (RFC 7519 §4.1.2), whose parts are base64url. */
function subjectOf(token) {
  if (token === null) return null;
  const [, claims] = token.split('.');
  return JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))).sub;
}

function wordsOf(reply, { message, error }) {
  const seconds = Number(reply.headers.get('Retry-After'));
  if (reply.status !== 429 || !seconds) return message ?? error ?? 'Something went wrong. Please try again.';
  const wait =
    seconds < 90 ? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}` : `${Math.ceil(seconds / 60)} minutes`;
  return `Too many attempts. Please try again in ${wait}.`;
}
