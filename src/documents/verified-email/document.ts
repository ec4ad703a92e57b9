import type { components, operations } from '../../contract/generated/verified-email.ts';
import { refuseRegistration, register } from '../../domain/accounts.ts';
import { logIn } from '../../domain/log-in.ts';
import { requestReset, resetPassword } from '../../domain/recovery.ts';
import { logOut, refresh } from '../../domain/sessions.ts';
import { requestVerification, verifyEmail } from '../../domain/verification.ts';
import { type Document, type Problem, plainWords, rowsOf } from '../document.ts';

const row = rowsOf<operations>();
const deadToken = 'Invalid or expired token.';

/** Log-in by e-mail address, with verification and reset links by mail. */
export const verifiedEmail: Document<operations> = {
  key: 'verified-email',
  problem,
  rows: {
    verifiedEmailRegister: row('verifiedEmailRegister', register, (answer) => ({
      refuse: refuseRegistration,
      read: ({ body }) => ({
        username: body.username,
        password: body.password,
        email: body.email,
        firstName: body.firstname,
        lastName: body.lastname,
      }),
      succeed: ({ id, username, email }) =>
        answer(201, { message: 'User registered successfully', user: { id, username, email: email ?? '' } }),
      fail: {
        username_taken: answer(400, { error: 'Username or email already exists' }),
        email_taken: answer(400, { error: 'Username or email already exists' }),
      },
    })),
    authLogin: row('authLogin', logIn, (answer) => ({
      read: ({ body }) => ({ email: body.email, password: body.password }),
      succeed: ({ accessToken, refreshToken }) =>
        answer(200, { message: 'Login successful', access_token: accessToken, refresh_token: refreshToken }),
      fail: {
        wrong_password: answer(401, { error: 'Invalid email or password' }),
        unknown_account: answer(401, { error: 'Invalid email or password' }),
      },
    })),
    authLogout: row('authLogout', logOut, (answer) => ({
      read: ({ bearer }) => ({ accessToken: bearer }),
      succeed: () => answer(200, { message: 'Logout successful' }),
      fail: {
        token_missing: answer(401, { error: 'Token is missing' }),
        token_invalid: answer(401, { error: 'Invalid token' }),
      },
    })),
    authRefresh: row('authRefresh', refresh, (answer) => ({
      read: ({ bearer }) => ({ refreshToken: bearer }),
      succeed: ({ accessToken }) => answer(200, { access_token: accessToken }),
      fail: {
        token_missing: answer(401, { error: 'Refresh token is missing' }),
        token_invalid: answer(401, { error: 'Invalid refresh token' }),
      },
    })),
    verifiedEmailRequestPasswordReset: row('verifiedEmailRequestPasswordReset', requestReset, (answer) => ({
      read: ({ body }) => ({ email: body.email }),
      succeed: () => answer(200, { message: 'Check your email, a password reset email has been sent' }),
      fail: {},
    })),
    verifiedEmailResetPassword: row('verifiedEmailResetPassword', resetPassword, (answer) => ({
      read: ({ body, path }) => ({ token: path.token, password: body.password }),
      succeed: () => answer(200, { message: 'Password has been reset successfully.' }),
      fail: {
        token_invalid: answer(400, { error: deadToken }),
        token_expired: answer(400, { error: deadToken }),
        token_spent: answer(400, { error: deadToken }),
      },
    })),
    verifiedEmailRequestVerification: row('verifiedEmailRequestVerification', requestVerification, (answer) => ({
      read: ({ body }) => ({ email: body.email }),
      succeed: () => answer(200, { message: 'Check your email, a verification link has been sent.' }),
      fail: {},
    })),
    verifiedEmailVerifyEmail: row('verifiedEmailVerifyEmail', verifyEmail, (answer) => ({
      read: ({ path }) => ({ token: path.token }),
      succeed: () => answer(200, { message: 'Email has been verified successfully.' }),
      fail: {
        token_invalid: answer(400, { message: deadToken }),
        token_expired: answer(400, { message: deadToken }),
        token_spent: answer(400, { message: deadToken }),
        email_taken: answer(400, { message: deadToken }),
      },
    })),
  },
};

function problem(problem: Problem): components['schemas']['VerifiedEmailError'] {
  return { error: plainWords(problem) };
}
