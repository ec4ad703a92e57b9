import type { operations } from '../../../src/contract/generated/token-pair.ts';
import { type Account, newAccount } from '../../http/accounts.ts';
import { bare, known, type Scenario, type Scenarios, unreadable, withAccess, withRefresh } from './scenario.ts';

const logIn = ({ username, password }: Account) => ({ username, password });
const forget = ({ email }: Account) => ({ email });

const reset: Scenario = async (stage) => ({
  body: { reset_token: await stage.resetToken(), new_password: 'battery staple' },
});

export const tokenPair: Scenarios<operations> = {
  tokenPairSignup: {
    201: () => ({ body: newAccount() }),
    400: () => ({ body: { username: 'ada' } }),
    409: known((account) => account),
    ...unreadable,
    429: () => ({ body: newAccount() }),
    500: () => ({ body: newAccount() }),
    503: () => ({ body: newAccount() }),
  },
  authLogin: {
    200: known(logIn),
    400: () => ({ body: { username: 'ada' } }),
    401: known((account) => ({ ...logIn(account), password: 'wrong horse' })),
    ...unreadable,
    429: known(logIn),
    500: known(logIn),
    503: known(logIn),
  },
  authRefresh: { 200: withRefresh, 401: bare, 500: withRefresh },
  authLogout: { 200: withAccess, 401: bare, 500: withAccess },
  tokenPairForgetPassword: {
    200: known(forget),
    400: () => ({ body: {} }),
    404: () => ({ body: forget(newAccount()) }),
    ...unreadable,
    429: known(forget),
    500: known(forget),
  },
  tokenPairResetPassword: {
    200: reset,
    400: async (stage) => ({ body: { reset_token: await stage.resetToken() } }),
    401: () => ({ body: { reset_token: 'made up', new_password: 'battery staple' } }),
    ...unreadable,
    429: reset,
    500: reset,
    503: reset,
  },
};
