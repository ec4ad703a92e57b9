// refresh-cookie: a refresh token in an HttpOnly cookie, a `data` envelope and errors by field.
// bun examples/refresh-cookie.mjs [http://127.0.0.1:3000]     (or node, 20 or later)
const server = process.argv[2] ?? 'http://127.0.0.1:3000';
const base = `${server}/as/refresh-cookie`;
const username = `ada-${crypto.randomUUID()}`;
const password = 'correct horse battery';
// A browser keeps the cookie by itself (with `credentials: 'include'` from another origin); outside one, you do.
let cookie = '';

await call('POST', '/api/auth/register', { username, password });
await call('POST', '/api/auth/login', { username, password });
const { data } = await call('POST', '/api/auth/refresh');
const { data: user } = await call('GET', '/api/user', undefined, data.token);
const { message } = await call('POST', '/api/auth/logout', undefined, data.token);
console.log(`registered, refreshed with the cookie, am ${user.username}: ${message}`);

async function call(method, path, body, token) {
  const headers = { 'Content-Type': 'application/json', Cookie: cookie };
  if (token) headers.Authorization = `Bearer ${token}`;
  const reply = await fetch(base + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${answer.message} ${JSON.stringify(answer.errors ?? {})}`);
  cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
  return answer;
}
