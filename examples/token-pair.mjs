// token-pair: an access and a refresh JWT, and a password reset whose token is in the response.
// bun examples/token-pair.mjs [http://127.0.0.1:3000]     (or node, 20 or later)
const server = process.argv[2] ?? 'http://127.0.0.1:3000';
const base = `${server}/as/token-pair`;
const username = `ada-${crypto.randomUUID()}`;
const email = `${username}@example.com`;

await post('/auth/signup', { username, email, password: 'correct horse battery' });
// In production the token goes to the mailbox instead, and the one in the response is inert (RESET_TOKEN_DELIVERY).
const { reset_token } = await post('/auth/forget-password', { email });
await post('/auth/reset-password', { reset_token, new_password: 'battery staple clip' });
const tokens = await post('/auth/login', { username, password: 'battery staple clip' });
const { access_token } = await post('/auth/refresh', undefined, tokens.refresh_token);
await post('/auth/logout', undefined, access_token);
console.log('signed up, set another password, logged in with it, refreshed, logged out');

async function post(path, body, token) {
  const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const reply = await fetch(base + path, { method: 'POST', headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${answer.message}`);
  return answer;
}
