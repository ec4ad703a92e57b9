import type { components } from '../contract/generated/root.ts';
import type { Answer } from '../contract/wire.ts';

type ErrorCode = components['schemas']['ErrorCode'];

/**
 * Which document leads where two share an operation at the root: its status and its words win. A shared operation that
 * is missing here keeps the service from starting; a winner is never picked silently.
 */
export const leaders: Record<string, (body: unknown) => string> = {
  authLogin: (body) => (has(body, 'username') ? 'token-pair' : 'verified-email'),
  authRefresh: () => 'token-pair',
  authLogout: () => 'token-pair',
  // A body that could not be read has no `email` to go by; then the first of the two speaks.
  apiAuthRegister: (body) => (body === undefined || has(body, 'email') ? 'budget-tracker' : 'refresh-cookie'),
  apiAuthLogin: () => 'budget-tracker',
  apiAuthLogout: () => 'budget-tracker',
};

/** Members of which a body at the root must have exactly one: they tell which document's body it is. */
export const alternatives: Record<string, readonly string[]> = { authLogin: ['username', 'email'] };

/**
 * The union of what several documents answer to one outcome. The leader decides status and shared members; a document
 * that would answer with another status has nothing to add.
 */
export function joinAnswers(leader: Answer, followers: Answer[], code: ErrorCode | undefined): Answer {
  if (followers.length === 0 && !code) return leader;
  const agreeing = followers.filter(({ status }) => status === leader.status);
  const refreshCookie = [leader, ...agreeing].find((answer) => answer.refreshCookie)?.refreshCookie;
  return {
    status: leader.status,
    // The leader's members come first and win.
    body: Object.assign({}, leader.body, ...agreeing.map(({ body }) => body), leader.body, code ? { code } : {}),
    headers: Object.assign({}, ...agreeing.map(({ headers }) => headers), leader.headers),
    ...(refreshCookie ? { refreshCookie } : {}),
  };
}

/** The `code` of a failure at the root. Failures that must not be told apart share one. */
export function errorCode(failureCode: string): ErrorCode {
  const code = (codes as Record<string, ErrorCode>)[failureCode];
  if (!code) throw new Error(`no error code for ${failureCode}`);
  return code;
}

const codes = {
  account_not_found: 'account_not_found',
  body_too_large: 'body_too_large',
  cross_site_request: 'cross_site_request',
  email_taken: 'email_taken',
  internal_error: 'internal_error',
  invalid_fields: 'invalid_fields',
  invalid_json: 'invalid_json',
  method_not_allowed: 'method_not_allowed',
  not_found: 'not_found',
  overloaded: 'overloaded',
  session_not_found: 'session_not_found',
  token_expired: 'token_expired',
  token_invalid: 'token_invalid',
  token_missing: 'token_missing',
  token_spent: 'token_spent',
  too_many_requests: 'too_many_requests',
  unknown_account: 'invalid_credentials',
  unsupported_media_type: 'unsupported_media_type',
  username_taken: 'username_taken',
  wrong_password: 'invalid_credentials',
} as const satisfies Record<string, ErrorCode>;

/** Whether a body is an object with this member. */
export function has(body: unknown, field: string): boolean {
  return typeof body === 'object' && body !== null && field in body;
}
