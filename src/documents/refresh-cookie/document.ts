import type { components, operations } from '../../contract/generated/refresh-cookie.ts';
import { describeAccount, refuseRegistration, register } from '../../domain/accounts.ts';
import { logIn } from '../../domain/log-in.ts';
import { logOut, refreshCookie as refreshWithCookie } from '../../domain/sessions.ts';
import type { Account } from '../../ports/account.ts';
import { type Document, type Problem, plainWords, rowsOf } from '../document.ts';

type Schemas = components['schemas'];
const row = rowsOf<operations>();
const badCookie = 'Invalid, expired or missing refresh token.';

/** A refresh token in an HttpOnly cookie, a `data` envelope and errors by field. */
export const refreshCookie: Document<operations> = {
  key: 'refresh-cookie',
  cookiePath: '/api/auth/refresh',
  problem,
  rows: {
    apiAuthRegister: row('apiAuthRegister', register, (answer) => ({
      refuse: refuseRegistration,
      read: ({ body }) => ({ username: body.username, password: body.password }),
      succeed: () => answer(201, { message: 'Account successfully created.' }),
      fail: {
        username_taken: answer(409, { message: 'Account with given username already exists.' }),
        email_taken: answer(409, { message: 'Account with given username already exists.' }),
      },
    })),
    apiAuthLogin: row('apiAuthLogin', logIn, (answer) => ({
      read: ({ body }) => ({ username: body.username, password: body.password }),
      succeed: ({ account, accessToken, cookie }) =>
        answer(
          200,
          { message: 'Logged in successfully.', data: { token: accessToken, user: accountOf(account) } },
          { refreshCookie: cookie },
        ),
      fail: {
        wrong_password: answer(401, { message: 'Invalid username or password.' }),
        unknown_account: answer(401, { message: 'Invalid username or password.' }),
      },
    })),
    refreshCookieRefresh: row('refreshCookieRefresh', refreshWithCookie, (answer) => ({
      read: ({ cookie }) => ({ cookieToken: cookie }),
      succeed: ({ accessToken, cookie }) =>
        answer(200, { message: 'Access token refreshed.', data: { token: accessToken } }, { refreshCookie: cookie }),
      fail: {
        token_missing: answer(401, { message: badCookie }),
        token_invalid: answer(401, { message: badCookie }, { refreshCookie: 'cleared' }),
      },
    })),
    apiAuthLogout: row('apiAuthLogout', logOut, (answer) => ({
      read: ({ bearer }) => ({ accessToken: bearer }),
      succeed: () => answer(200, { message: 'Logged out successfully.' }, { refreshCookie: 'cleared' }),
      fail: {
        token_missing: answer(401, { message: 'Access token is missing.' }),
        token_invalid: answer(401, { message: 'Invalid or expired access token.' }),
      },
    })),
    refreshCookieUser: row('refreshCookieUser', describeAccount, (answer) => ({
      read: ({ bearer }) => ({ accessToken: bearer }),
      succeed: (account) => answer(200, { message: 'User details retrieved.', data: accountOf(account) }),
      fail: {
        token_missing: answer(401, { message: 'Access token is missing.' }),
        token_invalid: answer(401, { message: 'Invalid or expired access token.' }),
      },
    })),
  },
};

function accountOf(account: Account): Schemas['RefreshCookieAccount'] {
  return { id: account.id, username: account.username, joined: account.createdAt.toISOString() };
}

function problem(problem: Problem): Schemas['RefreshCookieError'] | Schemas['RefreshCookieFieldError'] {
  switch (problem.code) {
    case 'invalid_fields':
      return { message: 'Missing or invalid body fields.', errors: problem.fields };
    case 'invalid_json':
      return { message: plainWords(problem), errors: {} };
    case 'internal_error':
      return { message: 'Error: try again later.' };
    case 'cross_site_request':
      return { message: badCookie };
    default:
      return { message: plainWords(problem) };
  }
}
