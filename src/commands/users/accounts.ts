import type { Config } from '../../config.ts';
import { type AdministrationWorld, selectAccount } from '../../domain/administration.ts';
import type { Failure, InvalidFields } from '../../domain/outcome.ts';
import { bunArgon2Verify } from '../../platform/argon2.ts';
import { systemClock } from '../../platform/clock.ts';
import { commonPasswords } from '../../platform/common-passwords.ts';
import { createPasswordHashing } from '../../platform/hashing.ts';
import type { AdministeredAccount } from '../../ports/administration.ts';
import type { Database } from '../../storage/engine.ts';
import { createStores } from '../../storage/stores.ts';
import { CommandFailure } from '../failures.ts';
import type { Terminal } from '../terminal.ts';
import { withMigratedDatabase } from '../with-database.ts';

/** What `<user>` is in the help of a command. */
export const userArgument = [
  '<user>',
  'a user name or an e-mail address; or, to be exact, id:12, username:ada or email:ada@example.com',
] as const;

/** Runs work on the accounts of the configured database. */
export function withAccounts<Result>(
  terminal: Terminal,
  work: (world: AdministrationWorld) => Promise<Result>,
): Promise<Result> {
  const config = terminal.config();
  return withMigratedDatabase(config, (database) => work(worldOf(config, database)));
}

/** The account that the operator means. @throws {CommandFailure} when there is none, or more than one */
export async function chosenAccount(world: AdministrationWorld, name: string): Promise<AdministeredAccount> {
  const selected = await selectAccount(world, name);
  if (selected.ok) return selected.value;
  const { failure } = selected;
  if (failure.code === 'account_not_found') throw new CommandFailure(failure.code, `no account is called ${name}`);
  const meant = failure.accounts.map(({ id, username }) => `id:${id} (user name ${username})`).join(' or ');
  const message = `${name} is the user name of one account and the address of another: say ${meant}`;
  throw new CommandFailure(failure.code, message, { details: { ids: failure.accounts.map(({ id }) => id) } });
}

/** The failure of a use case as that of the command. */
export function commandFailure(failure: Failure | InvalidFields): CommandFailure {
  if (!('fields' in failure)) return new CommandFailure(failure.code, words[failure.code] ?? failure.code);
  const reasons = Object.entries(failure.fields).map(([field, problems]) => `${field} ${problems.join(', ')}`);
  return new CommandFailure(failure.code, reasons.join('; '), { details: { fields: failure.fields } });
}

const words: Record<string, string> = {
  username_taken: 'an account has this user name already',
  email_taken: 'an account has this e-mail address already',
  account_not_found: 'the account has been deleted meanwhile',
};

function worldOf(config: Config, { db }: Database): AdministrationWorld {
  const { accounts, administration, audit } = createStores(db);
  return {
    accounts,
    administration,
    audit,
    clock: systemClock,
    commonPasswords: commonPasswords(config.passwordBlocklist),
    hashing: createPasswordHashing({
      ...config.hashing,
      clock: systemClock,
      // Nobody logs in here: a password is only hashed.
      verifyArgon2: bunArgon2Verify,
    }),
    policy: { passwordMinLength: config.passwordMinLength },
  };
}
