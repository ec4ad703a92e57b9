import { afterAll, beforeAll, expect, test } from 'bun:test';
import { serve, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.stop());

test('one account works under every document', async () => {
  const registered = await server.post('/auth/signup', { username: 'ada', email: 'ada@example.com', password: 'correct horse' });
  expect(registered.status).toBe(201);
  const login = await server.post('/api/auth/login', { username: 'ADA', password: 'correct horse' });
  expect(login.body).toMatchObject({ status: 'success', user: { username: 'ada' }, data: { user: { username: 'ada' } } });
  const user = await server.get('/api/user', { authorization: `Bearer ${login.body.token}` });
  expect(user.body.data.username).toBe('ada');
  await server.post('/auth/request-password-reset', { email: 'Ada@example.com' });
  const mail = await server.mailTo('ada@example.com');
  const reset = await server.post(`/auth/password-reset/${server.linkToken(mail)}`, { password: 'battery staple' });
  expect(reset.status).toBe(200);
  expect((await server.get('/api/user', { authorization: `Bearer ${login.body.token}` })).status).toBe(401);
});
