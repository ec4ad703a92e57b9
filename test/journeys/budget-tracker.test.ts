import { expect, test } from 'bun:test';
import { BudgetTrackerClient } from '../clients/budget-tracker.ts';
import { journey } from './stage.ts';

const PASSWORD = 'secure_password';

journey('budget-tracker', (stage) => {
  const error = (message: unknown) => ({ status: 'error', message, code: stage.exact ? null : expect.any(String) });
  const newClient = () => new BudgetTrackerClient(stage.send, stage.base, { lenient: !stage.exact });
  const newAccount = () => {
    const username = stage.newName();
    return { username, email: `${username}@example.com`, password: PASSWORD };
  };
  const loggedIn = async () => {
    const client = newClient();
    const account = newAccount();
    await client.register(account);
    await client.login({ username: account.username, password: PASSWORD });
    return { client, account };
  };

  test('a registration answers the user and no token', async () => {
    const { username, email, password } = newAccount();
    const body = await newClient().register({ username, email, password });
    const user = { user_id: expect.any(Number), username, email };
    expect(body).toEqual({ status: 'success', message: 'User registered successfully', user, token: null });
  });

  test('the body of a success has the members of the example and no other', async () => {
    if (!stage.exact) return;
    const account = newAccount();
    const post = async (path: string, body?: unknown, headers = {}) =>
      (await stage.server().post(`${stage.base}/api/auth/${path}`, body, headers)).body;
    const user = { user_id: expect.any(Number), username: account.username, email: account.email };
    expect(await post('register', account)).toStrictEqual({
      status: 'success',
      message: 'User registered successfully',
      user,
    });
    const login = await post('login', { username: account.username, password: PASSWORD });
    const token = expect.any(String);
    expect(login).toStrictEqual({ status: 'success', message: 'Login successful', user, token });
    const logout = await post('logout', undefined, { authorization: `Bearer ${login.token}` });
    expect(logout).toStrictEqual({ status: 'success', message: 'Logged out successfully' });
  });

  test('a name or an address that is taken is refused', async () => {
    const { account } = await loggedIn();
    const taken = error('Username or email already exists');
    await stage.expectRefusal(newClient().register({ ...account, email: 'other@example.com' }), 400, taken);
    await stage.expectRefusal(newClient().register({ ...account, username: stage.newName() }), 400, taken);
  });

  test('a registration without a required field is a bad request', async () => {
    const { username, email, password } = newAccount();
    const refuses = (body: Parameters<BudgetTrackerClient['register']>[0]) =>
      stage.expectRefusal(newClient().register(body), 400, error(expect.any(String)));
    await refuses({ email, password });
    await refuses({ username, email });
    await refuses({});
    // At the root a registration without an address is a valid one of refresh-cookie.
    if (stage.exact) await refuses({ username, password });
  });

  test('a log-in answers the user and a token', async () => {
    const { client, account } = await loggedIn();
    const body = await client.login({ username: account.username, password: PASSWORD });
    const user = { user_id: expect.any(Number), username: account.username, email: account.email };
    expect(body).toEqual({ status: 'success', message: 'Login successful', user, token: expect.any(String) });
  });

  test('the id of a user does not change', async () => {
    const client = newClient();
    const account = newAccount();
    const registered = await client.register(account);
    const login = await client.login({ username: account.username, password: PASSWORD });
    expect(login.user).toEqual(registered.user);
  });

  test('a wrong password and an unknown name are not told apart', async () => {
    const { account } = await loggedIn();
    const invalid = error('Invalid username or password');
    await stage.expectRefusal(
      newClient().login({ username: account.username, password: 'wrong_password' }),
      401,
      invalid,
    );
    await stage.expectRefusal(newClient().login({ username: 'nobody_here', password: PASSWORD }), 401, invalid);
  });

  test('a log-in without a required field is a bad request', async () => {
    await stage.expectRefusal(newClient().login({ username: 'somebody' }), 400);
    await stage.expectRefusal(newClient().login({ password: PASSWORD }), 400);
  });

  test('log-out ends the token', async () => {
    const { client, account } = await loggedIn();
    const body = await client.logout();
    expect(body).toEqual({ status: 'success', message: 'Logged out successfully', user: null, token: null });
    await stage.expectRefusal(client.logout(), 401);
    await client.login({ username: account.username, password: PASSWORD });
  });

  test('a log-out without a token, or with an invalid one, is unauthorized', async () => {
    const client = newClient();
    await stage.expectRefusal(client.logout(), 401);
    client.token = 'not.a.token';
    await stage.expectRefusal(client.logout(), 401);
  });

  test('a server error has the shape of every error', async () => {
    const { client, account } = await loggedIn();
    await stage.breakDatabase();
    const { username, password } = account;
    await stage.expectRefusal(client.logout(), 500, error('An error occurred'));
    await stage.expectRefusal(client.login({ username, password }), 500, error('An error occurred'));
    await stage.expectRefusal(client.register(newAccount()), 500, error('An error occurred'));
  });
});
