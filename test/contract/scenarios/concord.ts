import type { operations } from '../../../src/contract/generated/concord.ts';
import { type Account, newAccount } from '../../http/accounts.ts';
import { bare, known, type Scenario, type Scenarios, unreadable, withAccess } from './scenario.ts';

const logIn = ({ username, password }: Account) => ({ name: username, password });

const withCookie: Scenario = async (stage) => ({ headers: { cookie: (await stage.session()).consoleCookie } });

/** A body made of the account whose session asks. */
function confirmed(body: (account: Account) => object): Scenario {
  return async (stage) => {
    const { access, account } = await stage.session();
    return { body: body(account), headers: { authorization: `Bearer ${access}` } };
  };
}

/** What needs the password again can fail in the same ways everywhere. */
function confirming(body: (account: Account) => object) {
  return {
    200: confirmed(body),
    400: confirmed((account) => ({ ...body(account), current_password: 'wrong horse' })),
    401: () => ({ body: body(newAccount()) }),
    ...unreadable,
    429: () => ({ body: body(newAccount()) }),
    500: confirmed(body),
    503: () => ({ body: body(newAccount()) }),
  } satisfies Record<number, Scenario>;
}

const withSession: Scenario = async (stage) => {
  const { access } = await stage.session();
  const { sid } = JSON.parse(atob(access.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''));
  return { headers: { authorization: `Bearer ${access}` }, path: { session: sid } };
};

export const concord: Scenarios<operations> = {
  accountSignUp: {
    201: () => ({ body: newAccount() }),
    400: () => ({ body: { username: 'ada' } }),
    409: known((account) => account),
    ...unreadable,
    429: () => ({ body: newAccount() }),
    500: () => ({ body: newAccount() }),
    503: () => ({ body: newAccount() }),
  },
  accountLogIn: {
    200: known(logIn),
    400: () => ({ body: { name: 'ada' } }),
    401: known((account) => ({ ...logIn(account), password: 'wrong horse' })),
    ...unreadable,
    429: known(logIn),
    500: known(logIn),
    503: known(logIn),
  },
  accountRefresh: { 200: withCookie, 401: bare, 500: withCookie },
  accountLogOut: { 200: withAccess, 401: bare, 500: withAccess },
  accountDetails: { 200: withAccess, 401: bare, 500: withAccess },
  accountRequestVerification: { 200: withAccess, 401: bare, 429: bare, 500: withAccess },
  accountChangePassword: confirming(({ password }) => ({
    current_password: password,
    new_password: 'battery staple',
  })),
  accountChangeEmail: confirming(({ password }) => ({ current_password: password, email: newAccount().email })),
  accountSessions: { 200: withAccess, 401: bare, 500: withAccess },
  accountEndOtherSessions: { 200: withAccess, 401: bare, 500: withAccess },
  accountEndSession: {
    200: withSession,
    401: () => ({ path: { session: crypto.randomUUID() } }),
    404: async (stage) => ({ ...(await withAccess(stage)), path: { session: crypto.randomUUID() } }),
    500: withSession,
  },
  accountExport: { 200: withAccess, 401: bare, 500: withAccess },
  accountDelete: confirming(({ password }) => ({ current_password: password })),
};
