import type { operations } from '../../../src/contract/generated/verified-email.ts';
import { type Account, newAccount } from '../../http/accounts.ts';
import { bare, known, type Scenario, type Scenarios, unreadable, withAccess, withRefresh } from './scenario.ts';

const logIn = ({ email, password }: Account) => ({ email, password });
const address = ({ email }: Account) => ({ email });
const anyToken = { path: { token: 'made-up' } };

const reset: Scenario = async (stage) => ({
  path: { token: await stage.resetToken() },
  body: { password: 'battery staple' },
});
const verify: Scenario = async (stage) => ({ path: { token: await stage.verificationToken() } });

export const verifiedEmail: Scenarios<operations> = {
  verifiedEmailRegister: {
    201: () => ({ body: { ...newAccount(), firstname: 'Ada', lastname: null } }),
    400: known((account) => account),
    ...unreadable,
    429: () => ({ body: newAccount() }),
    500: () => ({ body: newAccount() }),
    503: () => ({ body: newAccount() }),
  },
  authLogin: {
    200: known(logIn),
    400: () => ({ body: { password: 'correct horse' } }),
    401: known((account) => ({ ...logIn(account), password: 'wrong horse' })),
    ...unreadable,
    429: known(logIn),
    500: known(logIn),
    503: known(logIn),
  },
  authRefresh: { 200: withRefresh, 401: bare, 500: withRefresh },
  authLogout: { 200: withAccess, 401: bare, 500: withAccess },
  verifiedEmailRequestPasswordReset: {
    200: known(address),
    400: () => ({ body: {} }),
    ...unreadable,
    429: known(address),
    500: known(address),
  },
  verifiedEmailResetPassword: {
    200: reset,
    400: () => ({ ...anyToken, body: { password: 'battery staple' } }),
    413: () => ({ ...anyToken, ...unreadable[413]() }),
    415: () => ({ ...anyToken, ...unreadable[415]() }),
    429: reset,
    500: reset,
    503: reset,
  },
  verifiedEmailRequestVerification: {
    200: known(address),
    400: () => ({ body: {} }),
    ...unreadable,
    429: known(address),
    500: known(address),
  },
  verifiedEmailVerifyEmail: { 200: verify, 400: () => anyToken, 500: verify },
};
