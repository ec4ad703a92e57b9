// A client whose every type comes from the contract: a wrong path, field or status does not compile.
// bun examples/generated-client.ts [http://127.0.0.1:3000]
//
// Elsewhere, make the types yourself:
//   npx openapi-typescript http://127.0.0.1:3000/as/token-pair/openapi.json -o concord.ts
import createClient from 'openapi-fetch';
import type { paths } from '../src/contract/generated/token-pair.ts';

const server = process.argv[2] ?? 'http://127.0.0.1:3000';
const concord = createClient<paths>({ baseUrl: `${server}/as/token-pair` });
const username = `ada-${crypto.randomUUID()}`;
const password = 'correct horse battery';

const signedUp = await concord.POST('/auth/signup', {
  body: { username, email: `${username}@example.com`, password },
});
if (signedUp.error) throw new Error(signedUp.error.message);

const wrong = await concord.POST('/auth/login', { body: { username, password: 'wrong' } });
const loggedIn = await concord.POST('/auth/login', { body: { username, password } });
if (!loggedIn.data) throw new Error(loggedIn.error.message);

const headers = { Authorization: `Bearer ${loggedIn.data.access_token}` };
const loggedOut = await concord.POST('/auth/logout', { headers });
console.log(`refused (${wrong.error?.message}), logged in, logged out: ${loggedOut.data?.message}`);
