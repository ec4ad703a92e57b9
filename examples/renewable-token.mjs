// renewable-token: one JWT, renewed while it is valid.
// bun examples/renewable-token.mjs [http://127.0.0.1:3000]     (or node, 20 or later)
const server = process.argv[2] ?? 'http://127.0.0.1:3000';
const base = `${server}/as/renewable-token`;
const username = `ada-${crypto.randomUUID()}`;
const password = 'correct horse battery';

const { user_id } = await post('/register', { username, password, email: `${username}@example.com` });
const { token } = await post('/login', { username, password });
const { token: renewed } = await post('/renew_token', undefined, token);
const { message } = await post('/logout', undefined, renewed);
console.log(`registered as user ${user_id}, logged in, renewed the token: ${message}`);

async function post(path, body, token) {
  const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const reply = await fetch(base + path, { method: 'POST', headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${answer.message}`);
  return answer;
}
