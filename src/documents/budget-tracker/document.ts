import type { components, operations } from '../../contract/generated/budget-tracker.ts';
import { refuseRegistration, register } from '../../domain/accounts.ts';
import { logIn } from '../../domain/log-in.ts';
import { logOut } from '../../domain/sessions.ts';
import type { Account } from '../../ports/account.ts';
import { type Document, type Problem, plainWords, rowsOf } from '../document.ts';

type Schemas = components['schemas'];
const row = rowsOf<operations>();

/** A `status` envelope of typed objects, whose clients refuse any member they do not know. */
export const budgetTracker: Document<operations> = {
  key: 'budget-tracker',
  problem,
  rows: {
    apiAuthRegister: row('apiAuthRegister', register, (answer) => ({
      refuse: refuseRegistration,
      read: ({ body }) => ({ username: body.username, password: body.password, email: body.email }),
      succeed: (account) =>
        answer(201, { status: 'success', message: 'User registered successfully', user: userOf(account) }),
      fail: {
        username_taken: answer(400, error('Username or email already exists')),
        email_taken: answer(400, error('Username or email already exists')),
      },
    })),
    apiAuthLogin: row('apiAuthLogin', logIn, (answer) => ({
      read: ({ body }) => ({ username: body.username, password: body.password }),
      succeed: ({ account, accessToken }) =>
        answer(200, { status: 'success', message: 'Login successful', user: userOf(account), token: accessToken }),
      fail: {
        wrong_password: answer(401, error('Invalid username or password')),
        unknown_account: answer(401, error('Invalid username or password')),
      },
    })),
    apiAuthLogout: row('apiAuthLogout', logOut, (answer) => ({
      read: ({ bearer }) => ({ accessToken: bearer }),
      succeed: () => answer(200, { status: 'success', message: 'Logged out successfully' }),
      fail: {
        token_missing: answer(401, error('Token is missing')),
        token_invalid: answer(401, error('Invalid token')),
      },
    })),
  },
};

/** `email` is a string for its clients; an account registered without an address has an empty one. */
function userOf(account: Account): Schemas['BudgetTrackerUser'] {
  return { user_id: account.id, username: account.username, email: account.email ?? '' };
}

function error(message: string): Schemas['BudgetTrackerError'] {
  return { status: 'error', message };
}

function problem(problem: Problem): Schemas['BudgetTrackerError'] {
  return error(problem.code === 'internal_error' ? 'An error occurred' : plainWords(problem));
}
