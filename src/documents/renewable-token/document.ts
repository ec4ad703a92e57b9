import type { components, operations } from '../../contract/generated/renewable-token.ts';
import { refuseRegistration, register } from '../../domain/accounts.ts';
import { logIn } from '../../domain/log-in.ts';
import { logOut, renew } from '../../domain/sessions.ts';
import { type Document, type Problem, plainWords, rowsOf } from '../document.ts';

const row = rowsOf<operations>();

/** One JWT, renewed while it is valid. */
export const renewableToken: Document<operations> = {
  key: 'renewable-token',
  problem,
  rows: {
    renewableTokenLogin: row('renewableTokenLogin', logIn, (answer) => ({
      read: ({ body, bearer }) => ({ username: body.username, password: body.password, currentToken: bearer }),
      succeed: ({ accessToken }) => answer(200, { token: accessToken }),
      fail: {
        wrong_password: answer(400, { message: 'Invalid password' }),
        unknown_account: answer(404, { message: 'User not found' }),
      },
    })),
    renewableTokenRegister: row('renewableTokenRegister', register, (answer) => ({
      refuse: refuseRegistration,
      read: ({ body }) => ({ username: body.username, password: body.password, email: body.email }),
      succeed: ({ id }) => answer(201, { message: 'User created successfully', user_id: String(id) }),
      fail: {
        username_taken: answer(400, { message: 'User already exists' }),
        email_taken: answer(400, { message: 'User already exists' }),
      },
    })),
    renewableTokenLogout: row('renewableTokenLogout', logOut, (answer) => ({
      read: ({ bearer }) => ({ accessToken: bearer }),
      succeed: () => answer(200, { message: 'User logged out successfully' }),
      fail: {
        token_missing: answer(401, { message: 'Token is missing' }),
        token_invalid: answer(401, { message: 'Token is invalid' }),
      },
    })),
    renewableTokenRenew: row('renewableTokenRenew', renew, (answer) => ({
      read: ({ bearer }) => ({ accessToken: bearer }),
      succeed: ({ accessToken }) => answer(200, { token: accessToken }),
      fail: {
        token_missing: answer(401, { message: 'Token is missing' }),
        token_invalid: answer(401, { message: 'Token is invalid' }),
      },
    })),
  },
};

function problem(problem: Problem): components['schemas']['RenewableTokenError'] {
  if (problem.code === 'internal_error') return { message: 'An error occurred during authentication' };
  return { message: plainWords(problem) };
}
