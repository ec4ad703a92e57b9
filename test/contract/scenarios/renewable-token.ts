import type { operations } from '../../../src/contract/generated/renewable-token.ts';
import { type Account, newAccount } from '../../http/accounts.ts';
import { bare, known, type Scenarios, unreadable, withAccess } from './scenario.ts';

const logIn = ({ username, password }: Account) => ({ username, password });

export const renewableToken: Scenarios<operations> = {
  renewableTokenLogin: {
    200: known(logIn),
    400: known((account) => ({ ...logIn(account), password: 'wrong horse' })),
    404: () => ({ body: logIn(newAccount()) }),
    ...unreadable,
    429: known(logIn),
    500: known(logIn),
    503: known(logIn),
  },
  renewableTokenRegister: {
    201: () => ({ body: newAccount() }),
    400: known((account) => account),
    ...unreadable,
    429: () => ({ body: newAccount() }),
    500: () => ({ body: newAccount() }),
    503: () => ({ body: newAccount() }),
  },
  renewableTokenLogout: { 200: withAccess, 401: bare, 500: withAccess },
  renewableTokenRenew: { 200: withAccess, 401: bare, 500: withAccess },
};
