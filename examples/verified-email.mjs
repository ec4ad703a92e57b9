// verified-email: log-in by e-mail address, with verification and reset links by mail.
// bun examples/verified-email.mjs [http://127.0.0.1:3000]     (or node, 20 or later)
const server = process.argv[2] ?? 'http://127.0.0.1:3000';
const base = `${server}/as/verified-email`;
const username = `ada-${crypto.randomUUID()}`;
const email = `${username}@example.com`;
const password = 'correct horse battery';

const { user } = await post('/auth/register/', { username, email, password, firstname: 'Ada' });
// The link in the mail opens a page of the server; a page of yours would send what is behind `#` to
// POST /auth/verify-email/{token}.
const { message } = await post('/auth/request-verify-email', { email });
const tokens = await post('/auth/login', { email, password });
const { access_token } = await post('/auth/refresh', undefined, tokens.refresh_token);
await post('/auth/logout', undefined, access_token);
console.log(`registered ${user.username}, logged in by address, refreshed, logged out. ${message}`);

async function post(path, body, token) {
  const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const reply = await fetch(base + path, { method: 'POST', headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${answer.error}`);
  return answer;
}
