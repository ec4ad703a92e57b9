import { expect, test } from 'bun:test';
import { RenewableTokenClient } from '../clients/renewable-token.ts';
import { journey } from './stage.ts';

const PASSWORD = 'correct horse battery';
const AN_ERROR = { message: 'An error occurred during authentication' };

journey('renewable-token', (stage) => {
  const newClient = () => new RenewableTokenClient(stage.send, stage.base);
  const newAccount = () => {
    const username = stage.newName();
    return { username, password: PASSWORD, email: `${username}@example.com` };
  };
  const loggedIn = async () => {
    const client = newClient();
    const account = newAccount();
    await client.register(account);
    await client.login({ username: account.username, password: PASSWORD });
    return { client, account };
  };

  test('a registration answers the id of the user', async () => {
    const body = await newClient().register(newAccount());
    stage.expectBody(body, { message: 'User created successfully', user_id: expect.any(String) });
  });

  test('a log-in answers a JWT', async () => {
    const { client, account } = await loggedIn();
    const body = await client.login({ username: account.username, password: PASSWORD });
    stage.expectBody(body, { token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) });
  });

  test('a second log-in may carry the token of the first', async () => {
    const { client, account } = await loggedIn();
    const first = client.token;
    await client.login({ username: account.username, password: PASSWORD });
    expect(client.token).not.toBe(first);
    await client.renew();
  });

  test('a log-in may carry a dead token', async () => {
    const { client, account } = await loggedIn();
    await client.logout();
    await client.login({ username: account.username, password: PASSWORD });
    await client.renew();
  });

  test('a name that is taken is refused', async () => {
    const account = newAccount();
    await newClient().register(account);
    const again = newClient().register({ ...account, email: 'other@example.com' });
    await stage.expectRefusal(again, 400, { message: 'User already exists' });
  });

  test('an e-mail address that is taken is refused', async () => {
    const account = newAccount();
    await newClient().register(account);
    const again = newClient().register({ ...account, username: stage.newName() });
    await stage.expectRefusal(again, 400, { message: 'User already exists' });
  });

  test('a registration without a required field is a bad request', async () => {
    const { username, password, email } = newAccount();
    await stage.expectRefusal(newClient().register({ password, email }), 400);
    await stage.expectRefusal(newClient().register({ username, email }), 400);
    await stage.expectRefusal(newClient().register({}), 400);
    await stage.expectRefusal(newClient().register({ username, password }), 400);
  });

  test('a wrong password and an unknown user are told apart', async () => {
    const { account } = await loggedIn();
    const wrong = newClient().login({ username: account.username, password: 'wrong horse battery' });
    await stage.expectRefusal(wrong, 400, { message: 'Invalid password' });
    const unknown = newClient().login({ username: 'nobody_here', password: PASSWORD });
    await stage.expectRefusal(unknown, 404, { message: 'User not found' });
  });

  test('a log-in without a required field is a bad request', async () => {
    await stage.expectRefusal(newClient().login({ username: 'somebody' }), 400);
    await stage.expectRefusal(newClient().login({ password: PASSWORD }), 400);
  });

  test('a renewed token is a new one and works', async () => {
    const { client } = await loggedIn();
    const first = client.token;
    stage.expectBody(await client.renew(), { token: expect.any(String) });
    expect(client.token).not.toBe(first);
    await client.renew();
  });

  test('without a token there is neither renewal nor log-out', async () => {
    await stage.expectRefusal(newClient().renew(), 401, { message: 'Token is missing' });
    await stage.expectRefusal(newClient().logout(), 401, { message: 'Token is missing' });
  });

  test('an invalid token is unauthorized', async () => {
    const client = newClient();
    client.token = 'not.a.token';
    await stage.expectRefusal(client.renew(), 401);
    await stage.expectRefusal(client.logout(), 401);
  });

  test('log-out ends the token', async () => {
    const { client, account } = await loggedIn();
    stage.expectBody(await client.logout(), { message: 'User logged out successfully' });
    await stage.expectRefusal(client.renew(), 401);
    await stage.expectRefusal(client.logout(), 401);
    await client.login({ username: account.username, password: PASSWORD });
  });

  test('an error inside is answered in the words of the document', async () => {
    const { client, account } = await loggedIn();
    await stage.breakDatabase();
    const { username, password } = account;
    await stage.expectRefusal(client.renew(), 500, AN_ERROR);
    await stage.expectRefusal(client.logout(), 500, AN_ERROR);
    await stage.expectRefusal(client.login({ username, password }), 500, AN_ERROR);
    await stage.expectRefusal(client.register(newAccount()), 500, AN_ERROR);
  });
});
