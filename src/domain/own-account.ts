import type { Account, AccountWithHash } from '../ports/account.ts';
import type { TokenClaims } from '../ports/tokens.ts';
import { audit, doerOf } from './audit.ts';
import { emailKey, refuseEmail } from './identifiers.ts';
import { type LoggedIn, type LogInFailure, type LogInInput, logIn } from './log-in.ts';
import { type Done, fail, type InvalidFields, type Outcome, ok, type TooManyRequests } from './outcome.ts';
import { comparePassword, preparePassword, refusePassword } from './passwords.ts';
import { authenticate, type TokenFailure, type WithAccessToken } from './sessions.ts';
import { countAttempt, forgiveAttempts } from './throttle.ts';
import { requestVerification } from './verification.ts';
import { type Client, passwordRules, type World } from './world.ts';

export interface OwnAccount extends Account {
  /** A new address that has still to be verified. */
  pendingEmail: string | null;
}

type ConfirmedFailure = TokenFailure | InvalidFields | TooManyRequests;

/** The account that an access token speaks for, with what only its owner sees. */
export async function describeOwnAccount(
  world: World,
  input: WithAccessToken,
): Promise<Outcome<OwnAccount, TokenFailure>> {
  const authenticated = await authenticate(world, input.accessToken);
  if (!authenticated.ok) return authenticated;
  return ok(await withPendingEmail(world, authenticated.value.account));
}

/** Begins a session, as `logIn` does, and tells what only the owner sees. */
export async function logInOwner(
  world: World,
  input: LogInInput,
  client: Client,
): Promise<Outcome<Omit<LoggedIn, 'account'> & { account: OwnAccount }, LogInFailure>> {
  const loggedIn = await logIn(world, input, client);
  if (!loggedIn.ok) return loggedIn;
  return ok({ ...loggedIn.value, account: await withPendingEmail(world, loggedIn.value.account) });
}

/** The account with its pending address. */
export async function withPendingEmail(world: World, account: Account): Promise<OwnAccount> {
  const change = await world.accountSettings.findEmailChange(account.id);
  return { ...account, pendingEmail: change?.email ?? null };
}

/** Asks for a verification mail to the account's own address; nothing to do without one. */
export async function requestOwnVerification(
  world: World,
  input: WithAccessToken,
  client: Client,
): Promise<Outcome<Done, ConfirmedFailure>> {
  const authenticated = await authenticate(world, input.accessToken);
  if (!authenticated.ok) return authenticated;
  const { email, emailVerifiedAt } = authenticated.value.account;
  return email === null || emailVerifiedAt ? ok({}) : requestVerification(world, { email }, client);
}

/** Sets a new password and ends every other session (OWASP ASVS 5.0, 6.2.3 and 7.4.3). */
export async function changePassword(
  world: World,
  input: WithAccessToken & { currentPassword: string; newPassword: string },
  client: Client,
): Promise<Outcome<Done, ConfirmedFailure>> {
  const confirmed = await confirm(world, input, client);
  if (!confirmed.ok) return confirmed;
  const reason = refusePassword(input.newPassword, passwordRules(world));
  if (reason) return fail({ code: 'invalid_fields', fields: { new_password: [reason] } });
  const { account, claims } = confirmed.value;
  const newHash = await world.hashing.hash(preparePassword(input.newPassword) ?? '');
  const changed = await world.accountSettings.changePassword({
    accountId: account.id,
    oldHash: account.passwordHash,
    newHash,
    keepSessionId: claims.sessionId,
    at: world.clock.now(),
    by: doerOf(client),
  });
  return changed ? ok({}) : fail(wrongPassword);
}

/** Mails a link to the new address, which counts once the link has been opened. Does not tell whether it is another account's. */
export async function changeEmail(
  world: World,
  input: WithAccessToken & { currentPassword: string; email: string },
  client: Client,
): Promise<Outcome<Done, ConfirmedFailure>> {
  const confirmed = await confirm(world, input, client);
  if (!confirmed.ok) return confirmed;
  const reason = refuseEmail(input.email);
  if (reason) return fail({ code: 'invalid_fields', fields: { email: [reason] } });
  const { account, claims } = confirmed.value;
  const key = emailKey(input.email);
  const refused = await world.mailAllowance(key, 'email_change');
  if (refused) return fail(refused);
  const isRequested = await world.accountSettings.requestEmailChange({
    accountId: account.id,
    sessionId: claims.sessionId,
    passwordHash: account.passwordHash,
    email: input.email,
    emailKey: key,
    language: client.language,
    at: world.clock.now(),
    by: doerOf(client),
  });
  return isRequested ? ok({}) : fail(wrongPassword);
}

/** Deletes the account and all that refers to it; the audit trail keeps what happened, not to whom. */
export async function deleteAccount(
  world: World,
  input: WithAccessToken & { currentPassword: string },
  client: Client,
): Promise<Outcome<Done, ConfirmedFailure>> {
  const confirmed = await confirm(world, input, client);
  if (!confirmed.ok) return confirmed;
  const { id: accountId, passwordHash } = confirmed.value.account;
  const deleted = await world.accountSettings.delete({ accountId, passwordHash, at: world.clock.now() });
  return deleted ? ok({}) : fail(wrongPassword);
}

const wrongPassword: InvalidFields = { code: 'invalid_fields', fields: { current_password: ['is wrong'] } };

/** What cannot be undone asks for the password again; guesses count as failed log-ins. */
async function confirm(
  world: World,
  input: WithAccessToken & { currentPassword: string },
  client: Client,
): Promise<Outcome<{ account: AccountWithHash; claims: TokenClaims }, ConfirmedFailure>> {
  const authenticated = await authenticate(world, input.accessToken);
  if (!authenticated.ok) return authenticated;
  const { claims } = authenticated.value;
  const attempt = await countAttempt(world, client, { by: 'id', name: String(claims.accountId) });
  const { account, refused } = attempt;
  if (!account) return fail({ code: 'token_invalid' });
  if (refused) {
    await audit(world, client, 'log_in_throttled', claims);
    return fail(refused);
  }
  const verdict = await comparePassword(world.hashing, input.currentPassword, account.passwordHash);
  if (!verdict.matches) {
    await audit(world, client, 'log_in_failed', claims);
    return fail(wrongPassword);
  }
  await forgiveAttempts(world, attempt);
  return ok({ account, claims });
}
