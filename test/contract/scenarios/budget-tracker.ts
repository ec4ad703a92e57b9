import type { operations } from '../../../src/contract/generated/budget-tracker.ts';
import { type Account, newAccount } from '../../http/accounts.ts';
import { bare, known, type Scenarios, unreadable, withAccess } from './scenario.ts';

const logIn = ({ username, password }: Account) => ({ username, password });

export const budgetTracker: Scenarios<operations> = {
  apiAuthRegister: {
    201: () => ({ body: newAccount() }),
    400: known((account) => account),
    ...unreadable,
    429: () => ({ body: newAccount() }),
    500: () => ({ body: newAccount() }),
    503: () => ({ body: newAccount() }),
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
  apiAuthLogout: { 200: withAccess, 401: bare, 500: withAccess },
};
