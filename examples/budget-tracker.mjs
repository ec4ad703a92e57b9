// budget-tracker: every answer in an envelope with a `status`.
// bun examples/budget-tracker.mjs [http://127.0.0.1:3000]     (or node, 20 or later)
const server = process.argv[2] ?? 'http://127.0.0.1:3000';
const base = `${server}/as/budget-tracker`;
const username = `ada-${crypto.randomUUID()}`;
const password = 'correct horse battery';

await post('/api/auth/register', { username, email: `${username}@example.com`, password });
const { user, token } = await post('/api/auth/login', { username, password });
const { message } = await post('/api/auth/logout', undefined, token);
console.log(`registered and logged in as ${user.username}: ${message}`);

async function post(path, body, token) {
  const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const reply = await fetch(base + path, { method: 'POST', headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const answer = await reply.json();
  if (answer.status !== 'success') throw new Error(`${path}: ${reply.status} ${answer.message}`);
  return answer;
}
