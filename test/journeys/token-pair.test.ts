import { expect, test } from 'bun:test';
import { TokenPairClient } from '../clients/token-pair.ts';
import { journey } from './stage.ts';

const PASSWORD = 'correct horse battery';
const NEW_PASSWORD = 'battery staple correct';
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

journey('token-pair', (stage) => {
  const newClient = () => new TokenPairClient(stage.send, stage.base);
  const newAccount = () => {
    const username = stage.newName();
    return { username, email: `${username}@example.com`, password: PASSWORD };
  };
  const loggedIn = async () => {
    const client = newClient();
    const account = newAccount();
    await client.signup(account);
    await client.login({ username: account.username, password: PASSWORD });
    return { client, account };
  };

  test('a sign-up makes an account that can log in', async () => {
    const client = newClient();
    const account = newAccount();
    await client.signup(account);
    const body = await client.login({ username: account.username, password: PASSWORD });
    stage.expectBody(body, { access_token: expect.any(String), refresh_token: expect.any(String) });
  });

  test('a sign-up without a field is a bad request', async () => {
    const { username, email, password } = newAccount();
    await stage.expectRefusal(newClient().signup({ email, password }), 400);
    await stage.expectRefusal(newClient().signup({ username, password }), 400);
    await stage.expectRefusal(newClient().signup({ username, email }), 400);
  });

  test('a user who exists is a conflict', async () => {
    const account = newAccount();
    await newClient().signup(account);
    await stage.expectRefusal(newClient().signup({ ...account, email: 'other@example.com' }), 409);
    await stage.expectRefusal(newClient().signup({ ...account, username: stage.newName() }), 409);
  });

  test('a log-in tells missing from wrong credentials', async () => {
    const { account } = await loggedIn();
    await stage.expectRefusal(newClient().login({ username: account.username }), 400);
    await stage.expectRefusal(newClient().login({ password: PASSWORD }), 400);
    await stage.expectRefusal(newClient().login({ username: account.username, password: 'wrong' }), 401);
    await stage.expectRefusal(newClient().login({ username: 'nobody_here', password: PASSWORD }), 401);
  });

  test('a refresh token answers new access tokens, again and again', async () => {
    const { client } = await loggedIn();
    const first = client.accessToken;
    stage.expectBody(await client.refresh(), { access_token: expect.any(String) });
    expect(client.accessToken).not.toBe(first);
    await client.refresh();
    await client.logout();
  });

  test('a refresh wants a refresh token', async () => {
    const { client } = await loggedIn();
    await stage.expectRefusal(newClient().refresh(), 401);
    const confused = newClient();
    confused.refreshToken = client.accessToken;
    await stage.expectRefusal(confused.refresh(), 401);
    confused.refreshToken = 'not.a.token';
    await stage.expectRefusal(confused.refresh(), 401);
  });

  test('a forgotten password is replaced with the reset token, once', async () => {
    const { account } = await loggedIn();
    const client = newClient();
    const forgotten = await client.forgetPassword({ email: account.email });
    stage.expectBody(forgotten, { reset_token: expect.any(String) });
    await client.resetPassword({ reset_token: forgotten.reset_token, new_password: NEW_PASSWORD });
    await stage.expectRefusal(client.login({ username: account.username, password: PASSWORD }), 401);
    await client.login({ username: account.username, password: NEW_PASSWORD });
    const again = client.resetPassword({ reset_token: forgotten.reset_token, new_password: PASSWORD });
    await stage.expectRefusal(again, 401);
  });

  test('a forgotten password wants the address of a user', async () => {
    await stage.expectRefusal(newClient().forgetPassword({}), 400);
    await stage.expectRefusal(newClient().forgetPassword({ email: 'nobody@example.com' }), 404);
  });

  test('a reset tells a missing field from an invalid token', async () => {
    const { account } = await loggedIn();
    const { reset_token } = await newClient().forgetPassword({ email: account.email });
    await stage.expectRefusal(newClient().resetPassword({ new_password: NEW_PASSWORD }), 400);
    await stage.expectRefusal(newClient().resetPassword({ reset_token }), 400);
    await stage.expectRefusal(newClient().resetPassword({ reset_token: 'nonsense', new_password: NEW_PASSWORD }), 401);
  });

  test('log-out ends the access token, and with it the session of the refresh token', async () => {
    const { client, account } = await loggedIn();
    await client.logout();
    await stage.expectRefusal(client.logout(), 401);
    await stage.expectRefusal(client.refresh(), 401);
    await client.login({ username: account.username, password: PASSWORD });
  });

  test('a log-out wants an access token', async () => {
    const { client } = await loggedIn();
    await stage.expectRefusal(newClient().logout(), 401);
    const confused = newClient();
    confused.accessToken = client.refreshToken;
    await stage.expectRefusal(confused.logout(), 401);
    confused.accessToken = 'not.a.token';
    await stage.expectRefusal(confused.logout(), 401);
  });

  test('a reset token lives for 15 minutes', async () => {
    const { account } = await loggedIn();
    const early = await newClient().forgetPassword({ email: account.email });
    stage.server().clock.advance(14 * MINUTE);
    await newClient().resetPassword({ reset_token: early.reset_token, new_password: NEW_PASSWORD });
    const late = await newClient().forgetPassword({ email: account.email });
    stage.server().clock.advance(15 * MINUTE + 1);
    const expired = newClient().resetPassword({ reset_token: late.reset_token, new_password: PASSWORD });
    await stage.expectRefusal(expired, 401);
  });

  test('an access token lives for an hour and a refresh token for 30 days', async () => {
    const { client } = await loggedIn();
    stage.server().clock.advance(HOUR + 1);
    await stage.expectRefusal(client.logout(), 401);
    stage.server().clock.advance(29 * DAY);
    await client.refresh();
    stage.server().clock.advance(DAY);
    await stage.expectRefusal(client.refresh(), 401);
  });

  test('a database error is a 500', async () => {
    const { client, account } = await loggedIn();
    await stage.breakDatabase();
    await stage.expectRefusal(client.signup(newAccount()), 500);
    await stage.expectRefusal(client.login({ username: account.username, password: PASSWORD }), 500);
    await stage.expectRefusal(client.forgetPassword({ email: account.email }), 500);
    await stage.expectRefusal(client.resetPassword({ reset_token: 'a'.repeat(43), new_password: PASSWORD }), 500);
    await stage.expectRefusal(client.logout(), 500);
  });
});
