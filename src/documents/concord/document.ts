import type { components, operations } from '../../contract/generated/concord.ts';
import type { Answer } from '../../contract/wire.ts';
import { refuseSignUp, signUp } from '../../domain/accounts.ts';
import {
  changeEmail,
  changePassword,
  deleteAccount,
  describeOwnAccount,
  logInOwner,
  type OwnAccount,
  requestOwnVerification,
} from '../../domain/own-account.ts';
import {
  endOtherSessions,
  endOwnSession,
  exportOwnData,
  listOwnSessions,
  type OwnSession,
} from '../../domain/own-sessions.ts';
import { logOut, refreshCookie } from '../../domain/sessions.ts';
import { type Document, type Problem, plainWords, rowsOf } from '../document.ts';

type Schemas = components['schemas'];
type Problematic = Schemas['AccountProblem'];
const row = rowsOf<operations>();
const tokenMissing: Problematic = { message: 'Please sign in.', code: 'token_missing' };
const tokenInvalid: Problematic = { message: 'Please sign in again.', code: 'token_invalid' };
const wrongCredentials: Problematic = { message: 'The name or the password is wrong.', code: 'invalid_credentials' };

/** The account console's own operations, for the person who logs in. */
export const concord: Document<operations> = {
  key: 'concord',
  cookiePath: '/account/refresh',
  problem,
  rows: {
    accountSignUp: row('accountSignUp', signUp, (answer) => ({
      refuse: refuseSignUp,
      read: ({ body }) => ({ username: body.username, password: body.password, email: body.email }),
      succeed: (account) => answer(201, detailsOf({ ...account, pendingEmail: null })),
      fail: {
        username_taken: answer(409, taken('username_taken', 'username', 'That name is taken.')),
        email_taken: answer(409, taken('email_taken', 'email', 'That address has an account already.')),
      },
    })),
    accountLogIn: row('accountLogIn', logInOwner, (answer) => ({
      read: ({ body }) => ({ name: body.name, password: body.password }),
      succeed: ({ account, accessToken, accessExpiresInSeconds, cookie }) =>
        answer(
          200,
          {
            access_token: accessToken,
            expires_in: accessExpiresInSeconds,
            account: detailsOf(account),
          },
          { refreshCookie: cookie },
        ),
      fail: { wrong_password: answer(401, wrongCredentials), unknown_account: answer(401, wrongCredentials) },
    })),
    accountRefresh: row('accountRefresh', refreshCookie, (answer) => ({
      read: ({ cookie }) => ({ cookieToken: cookie }),
      succeed: ({ accessToken, accessExpiresInSeconds, cookie }) =>
        answer(200, { access_token: accessToken, expires_in: accessExpiresInSeconds }, { refreshCookie: cookie }),
      fail: {
        token_missing: answer(401, tokenMissing),
        token_invalid: answer(401, tokenInvalid, { refreshCookie: 'cleared' }),
      },
    })),
    accountLogOut: row('accountLogOut', logOut, (answer) => ({
      read: ({ bearer }) => ({ accessToken: bearer }),
      succeed: () => answer(200, { message: 'You are signed out.' }, { refreshCookie: 'cleared' }),
      fail: signedOut(answer),
    })),
    accountDetails: row('accountDetails', describeOwnAccount, (answer) => ({
      read: ({ bearer }) => ({ accessToken: bearer }),
      succeed: (account) => answer(200, detailsOf(account)),
      fail: signedOut(answer),
    })),
    accountRequestVerification: row('accountRequestVerification', requestOwnVerification, (answer) => ({
      read: ({ bearer }) => ({ accessToken: bearer }),
      succeed: () => answer(200, { message: 'We have sent you a mail.' }),
      fail: signedOut(answer),
    })),
    accountChangePassword: row('accountChangePassword', changePassword, (answer) => ({
      read: ({ body, bearer }) => ({
        accessToken: bearer,
        currentPassword: body.current_password,
        newPassword: body.new_password,
      }),
      succeed: () => answer(200, { message: 'Your password has been changed.' }),
      fail: signedOut(answer),
    })),
    accountChangeEmail: row('accountChangeEmail', changeEmail, (answer) => ({
      read: ({ body, bearer }) => ({ accessToken: bearer, currentPassword: body.current_password, email: body.email }),
      succeed: () => answer(200, { message: 'Open the link in the mail that we have sent to the new address.' }),
      fail: signedOut(answer),
    })),
    accountSessions: row('accountSessions', listOwnSessions, (answer) => ({
      read: ({ bearer }) => ({ accessToken: bearer }),
      succeed: (sessions) => answer(200, { sessions: sessions.map(sessionOf) }),
      fail: signedOut(answer),
    })),
    accountEndOtherSessions: row('accountEndOtherSessions', endOtherSessions, (answer) => ({
      read: ({ bearer }) => ({ accessToken: bearer }),
      succeed: () => answer(200, { message: 'All other sessions have ended.' }),
      fail: signedOut(answer),
    })),
    accountEndSession: row('accountEndSession', endOwnSession, (answer) => ({
      read: ({ bearer, path }) => ({ accessToken: bearer, sessionId: path.session }),
      succeed: () => answer(200, { message: 'The session has ended.' }),
      fail: {
        session_not_found: answer(404, { message: 'There is no such session.', code: 'session_not_found' }),
        ...signedOut(answer),
      },
    })),
    accountExport: row('accountExport', exportOwnData, (answer) => ({
      read: ({ bearer }) => ({ accessToken: bearer }),
      succeed: ({ account, sessions, networks, events }) =>
        answer(200, {
          account: detailsOf(account),
          first_name: account.firstName,
          last_name: account.lastName,
          email_verified_at: account.emailVerifiedAt?.toISOString() ?? null,
          language: account.language,
          sessions: sessions.map(sessionOf),
          networks: networks.map(({ network, lastSeenAt }) => ({ network, last_seen_at: lastSeenAt.toISOString() })),
          events: events.map(({ at, kind, address, userAgent }) => ({
            at: at.toISOString(),
            kind,
            address,
            user_agent: userAgent,
          })),
        }),
      fail: signedOut(answer),
    })),
    accountDelete: row('accountDelete', deleteAccount, (answer) => ({
      read: ({ body, bearer }) => ({ accessToken: bearer, currentPassword: body.current_password }),
      succeed: () => answer(200, { message: 'Your account has been deleted.' }, { refreshCookie: 'cleared' }),
      fail: signedOut(answer),
    })),
  },
};

/** For operations with an access token. */
function signedOut(answer: (status: 401, body: Problematic) => Answer) {
  return { token_missing: answer(401, tokenMissing), token_invalid: answer(401, tokenInvalid) };
}

function detailsOf(account: OwnAccount): Schemas['AccountDetails'] {
  return {
    id: account.id,
    username: account.username,
    email: account.email,
    email_verified: account.emailVerifiedAt !== null,
    pending_email: account.pendingEmail,
    joined: account.createdAt.toISOString(),
  };
}

function sessionOf(session: OwnSession): Schemas['AccountSessionRow'] {
  return {
    id: session.id,
    current: session.isCurrent,
    created_at: session.createdAt.toISOString(),
    last_used_at: session.lastUsedAt.toISOString(),
    address: session.address,
    user_agent: session.userAgent,
  };
}

function taken(code: Problematic['code'], field: string, message: string): Problematic {
  return { message, code, errors: { [field]: ['is taken'] } };
}

function problem(problem: Problem): Problematic {
  switch (problem.code) {
    case 'invalid_fields':
      return { message: 'Something is missing or not acceptable.', code: problem.code, errors: problem.fields };
    case 'too_many_requests':
      return { message: `Too many attempts. Please wait ${problem.retryAfterSeconds} s.`, code: problem.code };
    case 'overloaded':
      return { message: 'The service is busy. Please try again.', code: problem.code };
    case 'internal_error':
      return { message: 'Something went wrong. Please try again.', code: problem.code };
    default:
      return { message: plainWords(problem), code: problem.code };
  }
}
