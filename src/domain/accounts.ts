import type { Account } from '../ports/account.ts';
import { emailKey, looksLikeAddress, refuseEmail, refuseUsername, usernameKey } from './identifiers.ts';
import { type Failure, type FieldErrors, fail, type InvalidFields, type Outcome, ok } from './outcome.ts';
import { preparePassword, refusePassword } from './passwords.ts';
import { authenticate, type TokenFailure, type WithAccessToken } from './sessions.ts';
import { type Client, type PasswordPolicy, passwordRules, type World } from './world.ts';

export interface RegisterInput {
  username: string;
  password: string;
  email?: string | undefined;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
}

export type RegisterFailure = InvalidFields | { code: 'username_taken' } | { code: 'email_taken' };

/** Registers an account. Unique keys decide between two that ask at once. */
export function register(
  world: World,
  input: RegisterInput,
  client: Client,
): Promise<Outcome<Account, RegisterFailure>> {
  return addAccount(world, input, client, 'registered');
}

/** Registers an account at the console, where a name with an `@` is taken for an address: no user name may look like one. */
export async function signUp(
  world: World,
  input: RegisterInput,
  client: Client,
): Promise<Outcome<Account, RegisterFailure>> {
  const fields = refuseSignUp(world, input);
  return fields ? fail({ code: 'invalid_fields', fields }) : register(world, input, client);
}

/** Adds an account by the rules of registration; `kind` says in the audit trail who did. */
export async function addAccount(
  world: Pick<World, 'accounts' | 'clock' | 'hashing'> & PasswordPolicy,
  input: RegisterInput,
  client: Client,
  kind: 'registered' | 'account_created',
): Promise<Outcome<Account, RegisterFailure>> {
  const email = input.email ?? null;
  const fields = refuseRegistration(world, input);
  if (fields) return fail({ code: 'invalid_fields', fields });
  const keys = { usernameKey: usernameKey(input.username), emailKey: email === null ? null : emailKey(email) };

  // Hashing is expensive: a name that is already taken is refused before it.
  const known = await world.accounts.findTaken(keys);
  if (known) return fail(taken[known]);
  const passwordHash = await world.hashing.hash(preparePassword(input.password) ?? '');
  const inserted = await world.accounts.insert({
    username: input.username,
    usernameKey: keys.usernameKey,
    email,
    emailKey: keys.emailKey,
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    language: client.language,
    passwordHash,
    at: world.clock.now(),
    address: client.address,
    userAgent: client.userAgent,
    auditKind: kind,
  });
  return 'taken' in inserted ? fail(taken[inserted.taken]) : ok(inserted.created);
}

/** The account that an access token speaks for. */
export async function describeAccount(world: World, input: WithAccessToken): Promise<Outcome<Account, TokenFailure>> {
  const authenticated = await authenticate(world, input.accessToken);
  return authenticated.ok ? ok(authenticated.value.account) : authenticated;
}

/** What is wrong with the fields of a registration that are there; null when nothing is. */
export function refuseRegistration(
  world: PasswordPolicy,
  { username, email, password, ...input }: Partial<RegisterInput>,
): FieldErrors | null {
  const reasons = {
    username: username === undefined ? null : refuseUsername(username),
    email: email === undefined ? null : refuseEmail(email),
    password: password === undefined ? null : refusePassword(password, passwordRules(world)),
    firstname: refusePersonName(input.firstName),
    lastname: refusePersonName(input.lastName),
  };
  const refused: FieldErrors = {};
  for (const [field, reason] of Object.entries(reasons)) if (reason !== null) refused[field] = [reason];
  return Object.keys(refused).length > 0 ? refused : null;
}

/** `refuseRegistration` for a sign-up at the console. */
export function refuseSignUp(world: PasswordPolicy, input: Partial<RegisterInput>): FieldErrors | null {
  const fields = refuseRegistration(world, input);
  const isAddress = input.username !== undefined && looksLikeAddress(usernameKey(input.username));
  return isAddress ? { ...fields, username: ['must not contain an @'] } : fields;
}

export const longestLanguage = 100;

/** Why an `Accept-Language` (RFC 9110 §12.5.4) is refused, in words that follow the field's name; null when it is accepted. */
export function refuseLanguage(language: string): string | null {
  const isAccepted = /^[\x20-\x7e]+$/.test(language) && language.length <= longestLanguage;
  return isAccepted ? null : `must be an Accept-Language of at most ${longestLanguage} characters`;
}

/** Why a first or last name is refused; null when it is accepted. */
export function refusePersonName(name: string | null | undefined): string | null {
  if (name === null || name === undefined) return null;
  return name.isWellFormed() && !/\p{Cc}/u.test(name) ? null : 'must not contain control characters';
}

const taken = {
  username: { code: 'username_taken' },
  email: { code: 'email_taken' },
} as const satisfies Record<string, Failure>;
