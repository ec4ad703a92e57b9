import { expect, test } from 'bun:test';
import { VerifiedEmailClient } from '../clients/verified-email.ts';
import { journey } from './stage.ts';

const PASSWORD = 'correct horse battery';
const NEW_PASSWORD = 'battery staple correct';
const INVALID = { error: 'Invalid email or password' };
const RESET_SENT = { message: 'Check your email, a password reset email has been sent' };
const VERIFICATION_SENT = { message: 'Check your email, a verification link has been sent.' };
const RESET_DONE = { message: 'Password has been reset successfully.' };
const VERIFIED = { message: 'Email has been verified successfully.' };
const DEAD_LINK = { message: 'Invalid or expired token.' };

journey('verified-email', (stage) => {
  const mailsRead = new Map<string, number>();
  const readLink = async (email: string) => {
    const read = mailsRead.get(email) ?? 0;
    mailsRead.set(email, read + 1);
    return stage.server().linkToken(await stage.server().mailTo(email, read));
  };
  const newClient = () => new VerifiedEmailClient(stage.send, stage.base, readLink);
  const newUser = () => {
    const username = stage.newName();
    return { username, email: `${username}@example.com`, password: PASSWORD };
  };
  const registered = async () => {
    const client = newClient();
    const user = newUser();
    await client.register(user);
    return { client, user };
  };
  const loggedIn = async () => {
    const { client, user } = await registered();
    await client.login({ email: user.email, password: PASSWORD });
    return { client, user };
  };

  test('a registration answers the user', async () => {
    const user = newUser();
    const body = await newClient().register(user);
    const { username, email } = user;
    stage.expectBody(body, {
      message: 'User registered successfully',
      user: { id: expect.any(Number), username, email },
    });
  });

  test('a registration may give a first and a last name', async () => {
    await newClient().register({ ...newUser(), firstname: 'Ada', lastname: 'Lovelace' });
    await newClient().register({ ...newUser(), firstname: 'Ada' });
  });

  test('a body that is not JSON is told so', async () => {
    for (const body of ['{"username":', '', 'username=ada']) {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
      const response = await stage.send(`${stage.base}/auth/register/`, init);
      expect(response.status).toBe(400);
      stage.expectBody(await response.json(), { error: 'Invalid JSON' });
    }
  });

  test('a registration without a required field, or of a user who exists, is a bad request', async () => {
    const { user } = await registered();
    const { username, email, password } = newUser();
    await stage.expectRefusal(newClient().register({ email, password }), 400);
    await stage.expectRefusal(newClient().register({ username, password }), 400);
    await stage.expectRefusal(newClient().register({ username, email }), 400);
    await stage.expectRefusal(newClient().register(user), 400);
    await stage.expectRefusal(newClient().register({ username, email: user.email, password }), 400);
  });

  test('a log-in goes by e-mail and answers both tokens', async () => {
    const { client, user } = await registered();
    const body = await client.login({ email: user.email, password: PASSWORD });
    const tokens = { access_token: expect.any(String), refresh_token: expect.any(String) };
    stage.expectBody(body, { message: 'Login successful', ...tokens });
  });

  test('a wrong password and an unknown address are not told apart', async () => {
    const { client, user } = await registered();
    await stage.expectRefusal(client.login({ email: user.email, password: 'wrong horse' }), 401, INVALID);
    await stage.expectRefusal(client.login({ email: 'nobody@example.com', password: PASSWORD }), 401, INVALID);
  });

  test('a log-in without a field is a bad request', async () => {
    await stage.expectRefusal(newClient().login({ email: 'ada@example.com' }), 400);
    await stage.expectRefusal(newClient().login({ password: PASSWORD }), 400);
  });

  test('a refresh token answers new access tokens', async () => {
    const { client } = await loggedIn();
    const first = client.accessToken;
    stage.expectBody(await client.refresh(), { access_token: expect.any(String) });
    expect(client.accessToken).not.toBe(first);
    await client.refresh();
  });

  test('a refresh wants a refresh token', async () => {
    const { client } = await loggedIn();
    await stage.expectRefusal(newClient().refresh(), 401);
    client.refreshToken = client.accessToken;
    await stage.expectRefusal(client.refresh(), 401);
  });

  test('log-out ends both tokens', async () => {
    const { client, user } = await loggedIn();
    stage.expectBody(await client.logout(), { message: 'Logout successful' });
    await stage.expectRefusal(client.logout(), 401);
    await stage.expectRefusal(client.refresh(), 401);
    await stage.expectRefusal(newClient().logout(), 401);
    await client.login({ email: user.email, password: PASSWORD });
  });

  test('a link by mail verifies the address, once', async () => {
    const { client, user } = await registered();
    stage.expectBody(await client.requestVerification({ email: user.email }), VERIFICATION_SENT);
    const token = await client.linkFor(user.email);
    stage.expectBody(await client.verify(token), VERIFIED);
    await stage.expectRefusal(client.verify(token), 400, DEAD_LINK);
    await stage.expectRefusal(client.verify('nonsense'), 400, DEAD_LINK);
  });

  test('a link by mail resets the password, once', async () => {
    const { client, user } = await registered();
    stage.expectBody(await client.requestPasswordReset({ email: user.email }), RESET_SENT);
    const token = await client.linkFor(user.email);
    await stage.expectRefusal(client.resetPassword(token, {}), 400);
    stage.expectBody(await client.resetPassword(token, { password: NEW_PASSWORD }), RESET_DONE);
    await stage.expectRefusal(client.login({ email: user.email, password: PASSWORD }), 401, INVALID);
    await client.login({ email: user.email, password: NEW_PASSWORD });
    await stage.expectRefusal(client.resetPassword(token, { password: PASSWORD }), 400);
    await stage.expectRefusal(client.resetPassword('nonsense', { password: PASSWORD }), 400);
  });

  test('a link of one kind does not do the work of the other', async () => {
    const { client, user } = await registered();
    await client.requestVerification({ email: user.email });
    const verification = await client.linkFor(user.email);
    await stage.expectRefusal(client.resetPassword(verification, { password: NEW_PASSWORD }), 400);
    await client.requestPasswordReset({ email: user.email });
    const reset = await client.linkFor(user.email);
    await stage.expectRefusal(client.verify(reset), 400, DEAD_LINK);
  });

  test('a request for mail wants an address', async () => {
    await stage.expectRefusal(newClient().requestPasswordReset({}), 400);
    await stage.expectRefusal(newClient().requestVerification({}), 400);
  });

  test('a request for mail to nobody sounds the same', async () => {
    const email = 'nobody@example.com';
    stage.expectBody(await newClient().requestPasswordReset({ email }), RESET_SENT);
    stage.expectBody(await newClient().requestVerification({ email }), VERIFICATION_SENT);
  });

  test('links expire', async () => {
    const { client, user } = await registered();
    await client.requestVerification({ email: user.email });
    const verification = await client.linkFor(user.email);
    await client.requestPasswordReset({ email: user.email });
    const reset = await client.linkFor(user.email);
    stage.server().clock.advance(60 * 24 * 60 * 60);
    await stage.expectRefusal(client.verify(verification), 400, DEAD_LINK);
    await stage.expectRefusal(client.resetPassword(reset, { password: NEW_PASSWORD }), 400);
  });

  test('an unexpected error is a 500', async () => {
    await stage.breakDatabase();
    await stage.expectRefusal(newClient().register(newUser()), 500);
    await stage.expectRefusal(newClient().login({ email: 'ada@example.com', password: PASSWORD }), 500);
  });
});
