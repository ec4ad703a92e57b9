import { expect, test } from 'bun:test';
import { RefreshCookieClient } from '../clients/refresh-cookie.ts';
import { journey } from './stage.ts';

const PASSWORD = 'correct horse battery';
const INVALID_BODY = 'Missing or invalid body fields.';
const INVALID_CREDENTIALS = { message: 'Invalid username or password.' };
const TAKEN = { message: 'Account with given username already exists.' };
const NO_REFRESH_TOKEN = { message: 'Invalid, expired or missing refresh token.' };
const TRY_LATER = { message: 'Error: try again later.' };
const WORDS = [expect.any(String)];

journey('refresh-cookie', (stage) => {
  const newClient = (jar?: RefreshCookieClient['jar']) => new RefreshCookieClient(stage.send, stage.base, jar);
  const newAccount = () => ({ username: stage.newName(), password: PASSWORD });
  const loggedIn = async () => {
    const client = newClient();
    const account = newAccount();
    await client.register(account);
    await client.login(account);
    return { client, account };
  };
  const expectFieldErrors = (call: Promise<unknown>, ...fields: string[]) =>
    stage.expectRefusal(call, 400, {
      message: INVALID_BODY,
      errors: Object.fromEntries(fields.map((field) => [field, WORDS])),
    });

  test('a registration needs a name and a password only', async () => {
    const client = newClient();
    stage.expectBody(await client.register(newAccount()), { message: 'Account successfully created.' });
    expect(client.jar.all).toEqual([]);
  });

  test('a name that is taken is a conflict', async () => {
    const account = newAccount();
    await newClient().register(account);
    await stage.expectRefusal(newClient().register(account), 409, TAKEN);
  });

  test.each(['register', 'login'] as const)('%s names each field that is missing or invalid', async (call) => {
    const { username, password } = newAccount();
    await expectFieldErrors(newClient()[call]({}), 'username', 'password');
    await expectFieldErrors(newClient()[call]({ username }), 'password');
    await expectFieldErrors(newClient()[call]({ password }), 'username');
    await expectFieldErrors(newClient()[call]({ username, password: 'a'.repeat(5) }), 'password');
    await expectFieldErrors(newClient()[call]({ username, password: 'a'.repeat(256) }), 'password');
    await expectFieldErrors(newClient()[call]({ username: 'a'.repeat(256), password }), 'username');
  });

  test('a password has 6 to 255 characters and a name up to 255', async () => {
    for (const account of [
      { username: stage.newName(), password: 'a'.repeat(6) },
      { username: stage.newName(), password: 'a'.repeat(255) },
      { username: 'a'.repeat(255), password: PASSWORD },
    ]) {
      const client = newClient();
      await client.register(account);
      await client.login(account);
      expect((await client.user()).data.username).toBe(account.username);
    }
  });

  test('a log-in answers a token and the user, and leaves the refresh token in a cookie that scripts cannot read', async () => {
    const { client, account } = await loggedIn();
    const body = await client.login(account);
    const user = { id: expect.any(Number), username: account.username, joined: expect.any(String) };
    stage.expectBody(body, { message: 'Logged in successfully.', data: { token: expect.any(String), user } });
    expect(new Date(body.data.user.joined).getTime()).toBeGreaterThan(0);
    expect(client.jar.all).toMatchObject([{ httpOnly: true }]);
    expect(JSON.stringify(body)).not.toContain(client.jar.all[0]?.value as string);
  });

  test('a wrong password and an unknown name are not told apart', async () => {
    const account = newAccount();
    await newClient().register(account);
    await stage.expectRefusal(newClient().login({ ...account, password: 'wrong horse' }), 401, INVALID_CREDENTIALS);
    await stage.expectRefusal(newClient().login({ ...account, username: 'nobody_here' }), 401, INVALID_CREDENTIALS);
  });

  test('the cookie is worth new access tokens', async () => {
    const { client } = await loggedIn();
    const first = client.token;
    stage.expectBody(await client.refresh(), { message: 'Access token refreshed.', data: { token: expect.any(String) } });
    expect(client.token).not.toBe(first);
    await client.refresh();
    await client.user();
  });

  test('without the cookie there is no refresh', async () => {
    const { client } = await loggedIn();
    const bare = newClient();
    bare.token = client.token;
    await stage.expectRefusal(bare.refresh(), 401, NO_REFRESH_TOKEN);
  });

  test('an expired cookie is no refresh token', async () => {
    const { client } = await loggedIn();
    stage.server().clock.advance(400 * 24 * 60 * 60);
    await stage.expectRefusal(client.refresh(), 401, NO_REFRESH_TOKEN);
    await stage.expectRefusal(client.user(), 401);
  });

  test('the details of the user are for the logged-in user', async () => {
    const { client, account } = await loggedIn();
    const data = { id: expect.any(Number), username: account.username, joined: expect.any(String) };
    stage.expectBody(await client.user(), { message: 'User details retrieved.', data });
    await stage.expectRefusal(newClient().user(), 401);
    client.token = 'not.a.token';
    await stage.expectRefusal(client.user(), 401);
  });

  test('log-out clears the cookie and ends the session', async () => {
    const { client, account } = await loggedIn();
    const kept = client.jar.copy();
    stage.expectBody(await client.logout(), { message: 'Logged out successfully.' });
    expect(client.jar.all).toEqual([]);
    await stage.expectRefusal(client.refresh(), 401, NO_REFRESH_TOKEN);
    await stage.expectRefusal(newClient(kept).refresh(), 401, NO_REFRESH_TOKEN);
    await stage.expectRefusal(client.user(), 401);
    await client.login(account);
  });

  test('a log-out wants the access token', async () => {
    const { client } = await loggedIn();
    await stage.expectRefusal(newClient().logout(), 401);
    client.token = undefined;
    await stage.expectRefusal(client.logout(), 401);
    await client.refresh();
  });

  test('an error inside asks to try again later', async () => {
    const { client, account } = await loggedIn();
    await stage.breakDatabase();
    await stage.expectRefusal(client.logout(), 500, TRY_LATER);
    await stage.expectRefusal(client.login(account), 500, TRY_LATER);
    await stage.expectRefusal(client.register(newAccount()), 500, TRY_LATER);
  });
});
