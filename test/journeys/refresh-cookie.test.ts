import { expect, test } from 'bun:test';
import { RefreshCookieClient } from '../clients/refresh-cookie.ts';
import { journey } from './stage.ts';

const PASSWORD = 'correct horse battery';
const TAKEN = { message: 'Account with given username already exists.' };
const NO_REFRESH_TOKEN = { message: 'Invalid, expired or missing refresh token.' };

journey('refresh-cookie', (stage) => {
  const invalidCredentials = { message: stage.words('Invalid username or password.', 'Invalid username or password') };
  const loggedInWords = stage.words('Logged in successfully.', 'Login successful');
  const loggedOut = { message: stage.words('Logged out successfully.', 'Logged out successfully') };
  const tryLater = { message: 'Error: try again later.' };
  const tryLaterAsLed = { message: stage.words('Error: try again later.', 'An error occurred') };
  const newClient = (jar?: RefreshCookieClient['jar']) => new RefreshCookieClient(stage.send, stage.base, jar);
  const newAccount = () => ({ username: stage.newName(), password: PASSWORD });
  const loggedIn = async () => {
    const client = newClient();
    const account = newAccount();
    await client.register(account);
    await client.login(account);
    return { client, account };
  };

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
    // At the root a log-in is led by budget-tracker, whose one sentence takes the place of the fixed message.
    const isLed = !stage.exact && call === 'login';
    const refuses = (body: Parameters<RefreshCookieClient['login']>[0], ...fields: string[]) => {
      const message = isLed ? expect.any(String) : 'Missing or invalid body fields.';
      const errors = Object.fromEntries(fields.map((field) => [field, [expect.any(String)]]));
      return stage.expectRefusal(newClient()[call](body), 400, { message, errors });
    };
    await refuses({}, 'username', 'password');
    await refuses({ username }, 'password');
    await refuses({ password }, 'username');
    await refuses({ username, password: 'a'.repeat(256) }, 'password');
    await refuses({ username: 'a'.repeat(256), password }, 'username');
    const short = { username, password: 'a'.repeat(5) };
    // At the root a log-in accepts what either document accepts, and budget-tracker sets no least length.
    if (isLed) await stage.expectRefusal(newClient().login(short), 401, invalidCredentials);
    else await refuses(short, 'password');
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

  test.each(['a', 'john doe', 'ada.lovelace@example.com', '李雷', 'Łukasz-2'])('%j is a name', async (username) => {
    const client = newClient();
    await client.register({ username, password: PASSWORD });
    await client.login({ username, password: PASSWORD });
    expect((await client.user()).data.username).toBe(username);
  });

  test('a log-in answers a token and the user, and leaves the refresh token in a cookie that scripts cannot read', async () => {
    const { client, account } = await loggedIn();
    const body = await client.login(account);
    const user = { id: expect.any(Number), username: account.username, joined: expect.any(String) };
    stage.expectBody(body, { message: loggedInWords, data: { token: expect.any(String), user } });
    expect(new Date(body.data.user.joined).getTime()).toBeGreaterThan(0);
    expect(client.jar.all).toMatchObject([{ httpOnly: true }]);
    expect(JSON.stringify(body)).not.toContain(client.jar.all[0]?.value as string);
  });

  test('a wrong password and an unknown name are not told apart', async () => {
    const account = newAccount();
    await newClient().register(account);
    await stage.expectRefusal(newClient().login({ ...account, password: 'wrong horse' }), 401, invalidCredentials);
    await stage.expectRefusal(newClient().login({ ...account, username: 'nobody_here' }), 401, invalidCredentials);
  });

  test('the cookie is worth new access tokens', async () => {
    const { client } = await loggedIn();
    const first = client.token;
    stage.expectBody(await client.refresh(), {
      message: 'Access token refreshed.',
      data: { token: expect.any(String) },
    });
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
    stage.expectBody(await client.logout(), loggedOut);
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
    await stage.expectRefusal(client.logout(), 500, tryLaterAsLed);
    await stage.expectRefusal(client.login(account), 500, tryLaterAsLed);
    await stage.expectRefusal(client.register(newAccount()), 500, tryLater);
    await stage.expectRefusal(client.refresh(), 500, tryLater);
    await stage.expectRefusal(client.user(), 500, tryLater);
  });
});
