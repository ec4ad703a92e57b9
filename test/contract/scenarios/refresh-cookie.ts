import type { operations } from '../../../src/contract/generated/refresh-cookie.ts';
import { type Account, newAccount } from '../../http/accounts.ts';
import { bare, known, type Scenario, type Scenarios, unreadable, withAccess } from './scenario.ts';

const logIn = ({ username, password }: Account) => ({ username, password });

/** Without `Origin`: no browser sent it. */
const withCookie: Scenario = async (stage) => ({ headers: { cookie: (await stage.session()).cookie } });

export const refreshCookie: Scenarios<operations> = {
  apiAuthRegister: {
    201: () => ({ body: logIn(newAccount()) }),
    400: () => ({ body: { username: 'ada' } }),
    409: known(logIn),
    ...unreadable,
    429: () => ({ body: logIn(newAccount()) }),
    500: () => ({ body: logIn(newAccount()) }),
    503: () => ({ body: logIn(newAccount()) }),
  },
  apiAuthLogin: {
    200: known(logIn),
    400: () => ({ body: { username: 'ada' } }),
    401: known((account) => ({ ...logIn(account), password: 'wrong horse' })),
    ...unreadable,
    429: known(logIn),
    500: known(logIn),
    503: known(logIn),
  },
  refreshCookieRefresh: { 200: withCookie, 401: bare, 500: withCookie },
  apiAuthLogout: { 200: withAccess, 401: bare, 500: withAccess },
  refreshCookieUser: { 200: withAccess, 401: bare, 500: withAccess },
};
