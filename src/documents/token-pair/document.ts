import type { components, operations } from '../../contract/generated/token-pair.ts';
import { refuseRegistration, register } from '../../domain/accounts.ts';
import { logIn } from '../../domain/log-in.ts';
import { requestResetToken, resetPassword } from '../../domain/recovery.ts';
import { logOut, refresh } from '../../domain/sessions.ts';
import { type Document, type Problem, plainWords, rowsOf } from '../document.ts';

const row = rowsOf<operations>();
const deadToken = { message: 'Invalid or expired token' };

/** An access and a refresh JWT, and a password reset whose token is in the response. */
export const tokenPair: Document<operations> = {
  key: 'token-pair',
  problem,
  rows: {
    tokenPairSignup: row('tokenPairSignup', register, (answer) => ({
      refuse: refuseRegistration,
      read: ({ body }) => ({ username: body.username, password: body.password, email: body.email }),
      succeed: () => answer(201, { message: 'User created successfully' }),
      fail: {
        username_taken: answer(409, { message: 'User already exists' }),
        email_taken: answer(409, { message: 'User already exists' }),
      },
    })),
    authLogin: row('authLogin', logIn, (answer) => ({
      read: ({ body }) => ({ username: body.username, password: body.password }),
      succeed: ({ accessToken, refreshToken }) =>
        answer(200, { access_token: accessToken, refresh_token: refreshToken }),
      fail: {
        wrong_password: answer(401, { message: 'Invalid credentials' }),
        unknown_account: answer(401, { message: 'Invalid credentials' }),
      },
    })),
    authRefresh: row('authRefresh', refresh, (answer) => ({
      read: ({ bearer }) => ({ refreshToken: bearer }),
      succeed: ({ accessToken }) => answer(200, { access_token: accessToken }),
      fail: {
        token_missing: answer(401, { message: 'Refresh token is missing' }),
        token_invalid: answer(401, { message: 'Invalid refresh token' }),
      },
    })),
    authLogout: row('authLogout', logOut, (answer) => ({
      read: ({ bearer }) => ({ accessToken: bearer }),
      succeed: () => answer(200, { message: 'Logout successful' }),
      fail: {
        token_missing: answer(401, { message: 'Token is missing' }),
        token_invalid: answer(401, { message: 'Invalid token' }),
      },
    })),
    tokenPairForgetPassword: row('tokenPairForgetPassword', requestResetToken, (answer) => ({
      read: ({ body, isService }) => ({ email: body.email, isService: isService() }),
      succeed: ({ token }) => answer(200, { reset_token: token }),
      fail: { account_not_found: answer(404, { message: 'No user with that email' }) },
    })),
    tokenPairResetPassword: row('tokenPairResetPassword', resetPassword, (answer) => ({
      read: ({ body }) => ({ token: body.reset_token, password: body.new_password }),
      fieldNames: { password: 'new_password' },
      succeed: () => answer(200, { message: 'Password reset successful' }),
      fail: {
        token_invalid: answer(401, deadToken),
        token_expired: answer(401, deadToken),
        token_spent: answer(401, deadToken),
      },
    })),
  },
};

function problem(problem: Problem): components['schemas']['TokenPairError'] {
  return { message: plainWords(problem) };
}
