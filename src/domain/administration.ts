import type {
  AccountActivity,
  AccountSelector,
  AdministeredAccount,
  AdministrationStore,
  OperatorChange,
} from '../ports/administration.ts';
import type { AuditEvent } from '../ports/audit.ts';
import { highestId } from './account-ids.ts';
import { addAccount, type RegisterFailure, type RegisterInput } from './accounts.ts';
import { doerOf } from './audit.ts';
import { emailKey, isPossibleKey, usernameKey } from './identifiers.ts';
import { type Done, fail, type InvalidFields, type Outcome, ok } from './outcome.ts';
import { preparePassword, refusePassword } from './passwords.ts';
import { type Client, type PasswordPolicy, passwordRules, type World } from './world.ts';

/** What operators' use cases touch. */
export interface AdministrationWorld extends PasswordPolicy, Pick<World, 'accounts' | 'audit' | 'clock' | 'hashing'> {
  administration: AdministrationStore;
}

/** Who gives the command; it is noted in the audit trail where the user agent of a client is. */
export interface Operator {
  /** Such as `concord users disable, by root (uid 0) on auth-1`. */
  description: string;
}

export type UnknownAccount = { code: 'account_not_found' };
/** The name is the user name of one account and the address of another. */
export type AmbiguousAccount = { code: 'account_ambiguous'; accounts: AdministeredAccount[] };

/**
 * The account that a name stands for: `id:12`, `username:ada`, `email:ada@example.com`, or a user name or an address as it
 * is. A name of digits alone is a user name too, so an id is always marked.
 */
export async function selectAccount(
  world: AdministrationWorld,
  name: string,
): Promise<Outcome<AdministeredAccount, UnknownAccount | AmbiguousAccount>> {
  const found = await Promise.all(selectorsOf(name).map((selector) => world.administration.find(selector)));
  const accounts = found.filter((account) => account !== null);
  const [first, ...others] = accounts;
  if (!first) return fail({ code: 'account_not_found' });
  return others.every(({ id }) => id === first.id) ? ok(first) : fail({ code: 'account_ambiguous', accounts });
}

export interface AccountPage {
  accounts: AdministeredAccount[];
  /** The id to go on after; null at the end. */
  next: number | null;
}

/** Accounts by id, upwards. `search` is how a user name or an address begins, in any spelling. */
export async function listAccounts(
  world: AdministrationWorld,
  query: { after: number; limit: number; search: string; state: 'any' | 'enabled' | 'disabled' },
): Promise<AccountPage> {
  const { after, limit, search, state } = query;
  const keyPrefix = usernameKey(search);
  // One more than is shown tells whether there is more.
  const found = await world.administration.list({ after, limit: limit + 1, keyPrefix, state });
  const accounts = found.slice(0, limit);
  return { accounts, next: found.length > limit ? (accounts.at(-1)?.id ?? null) : null };
}

/** What is kept about an account, with the newest of its audit trail. */
export async function examineAccount(
  world: AdministrationWorld,
  account: AdministeredAccount,
  mostEvents: number,
): Promise<AccountActivity & { events: AuditEvent[] }> {
  const [activity, events] = await Promise.all([
    world.administration.activity({ accountId: account.id, at: world.clock.now() }),
    world.audit.list({ accountId: account.id, limit: mostEvents }),
  ]);
  return { ...activity, events };
}

/** Registers an account for somebody, by the rules of registration. */
export async function createAccount(
  world: AdministrationWorld,
  input: RegisterInput,
  operator: Operator,
): Promise<Outcome<AdministeredAccount, RegisterFailure>> {
  const added = await addAccount(world, input, clientOf(operator), 'account_created');
  return added.ok ? ok({ ...added.value, disabledAt: null }) : added;
}

type Ended = { sessionsEnded: number };

/** From now on nobody logs in to it, and every session of it has ended. Nothing of it is lost. */
export async function disableAccount(
  world: AdministrationWorld,
  accountId: number,
  operator: Operator,
): Promise<Outcome<Ended & { disabledAt: Date }, UnknownAccount>> {
  const disabled = await world.administration.disable(changeBy(operator, accountId, world));
  return disabled ? ok(disabled) : fail({ code: 'account_not_found' });
}

/** Lets its owner log in again, with the password it had. `changed` is false when it was not disabled. */
export async function enableAccount(
  world: AdministrationWorld,
  accountId: number,
  operator: Operator,
): Promise<Outcome<{ changed: boolean }, UnknownAccount>> {
  const changed = await world.administration.enable(changeBy(operator, accountId, world));
  return changed === null ? fail({ code: 'account_not_found' }) : ok({ changed });
}

/** Sets a password that the rules accept, and ends every session. */
export async function setPassword(
  world: AdministrationWorld,
  input: { accountId: number; password: string },
  operator: Operator,
): Promise<Outcome<Ended, UnknownAccount | InvalidFields>> {
  const { accountId, password } = input;
  const reason = refusePassword(password, passwordRules(world));
  if (reason) return fail({ code: 'invalid_fields', fields: { password: [reason] } });
  const passwordHash = await world.hashing.hash(preparePassword(password) ?? '');
  const set = await world.administration.setPassword({ ...changeBy(operator, accountId, world), passwordHash });
  return set ? ok(set) : fail({ code: 'account_not_found' });
}

/** Logs the account out everywhere. */
export async function endSessionsOf(
  world: AdministrationWorld,
  accountId: number,
  operator: Operator,
): Promise<Outcome<Ended, UnknownAccount>> {
  const ended = await world.administration.endSessions(changeBy(operator, accountId, world));
  return ended ? ok(ended) : fail({ code: 'account_not_found' });
}

/** Deletes the account and all that refers to it; the audit trail keeps what happened, not to whom. */
export async function removeAccount(
  world: AdministrationWorld,
  accountId: number,
  operator: Operator,
): Promise<Outcome<Done, UnknownAccount>> {
  const isDeleted = await world.administration.delete(changeBy(operator, accountId, world));
  return isDeleted ? ok({}) : fail({ code: 'account_not_found' });
}

function selectorsOf(name: string): AccountSelector[] {
  const [, kind, rest = ''] = /^(id|username|email):(.*)$/su.exec(name) ?? [];
  if (kind === 'id') return /^[1-9]\d{0,15}$/.test(rest) && Number(rest) <= highestId ? [{ id: Number(rest) }] : [];
  const text = kind === undefined ? name : rest;
  const byName = kind === 'email' ? [] : [{ usernameKey: usernameKey(text) }];
  const byEmail = kind === 'username' ? [] : [{ emailKey: emailKey(text) }];
  return isPossibleKey(usernameKey(text)) ? [...byName, ...byEmail] : [];
}

function changeBy(operator: Operator, accountId: number, { clock }: AdministrationWorld): OperatorChange {
  return { accountId, at: clock.now(), by: doerOf(clientOf(operator)) };
}

/** An operator in the place of a client; the description is cut to the length of a user agent. */
export function clientOf({ description }: Operator): Client {
  return { address: null, network: 'unknown', userAgent: description.slice(0, 256), language: null };
}
