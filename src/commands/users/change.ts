import type { Command } from 'commander';
import {
  type AdministrationWorld,
  createAccount,
  disableAccount,
  enableAccount,
  endSessionsOf,
  type Operator,
  removeAccount,
  setPassword,
} from '../../domain/administration.ts';
import type { AdministeredAccount } from '../../ports/administration.ts';
import { answer, counted, examples, jsonOption, moment } from '../answer.ts';
import { confirm, yesOption } from '../confirmation.ts';
import { newPassword, passwordOption } from '../new-password.ts';
import type { Terminal } from '../terminal.ts';
import { accountJson, accountWords } from './account-view.ts';
import { chosenAccount, commandFailure, userArgument, withAccounts } from './accounts.ts';

interface Options {
  json?: true;
  yes?: true;
  passwordStdin?: true;
}

interface CreateOptions extends Options {
  email?: string;
  firstName?: string;
  lastName?: string;
}

export function addCreate(users: Command, terminal: Terminal): void {
  users
    .command('create')
    .description('register an account for somebody, by the rules of registration')
    .argument('<username>')
    .option('--email <address>', 'its e-mail address, which is not verified yet')
    .option('--first-name <name>')
    .option('--last-name <name>')
    .option(...passwordOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      examples(
        'concord users create ada --email ada@example.com',
        'pass show ada | concord users create ada --password-stdin',
      ),
    )
    .action(async (username: string, { json, passwordStdin, ...fields }: CreateOptions) => {
      // Before anything is waited for: a wrong configuration need not be told after a password was typed.
      terminal.config();
      const password = await newPassword(terminal, passwordStdin);
      const account = await withAccounts(terminal, async (world) => {
        const created = await createAccount(world, { username, password, ...fields }, operatorOf(terminal, 'create'));
        if (!created.ok) throw commandFailure(created.failure);
        return created.value;
      });
      answer(terminal, json, { account: accountJson(account) }, [`account ${accountWords(account)} has been created`]);
    });
}

export function addDisable(users: Command, terminal: Terminal): void {
  addChange(users, 'disable')
    .description('log somebody out everywhere and let them in no more; nothing is lost, see enable')
    .action((name: string, { json }: Options) =>
      change(terminal, name, async (world, account) => {
        const { disabledAt, sessionsEnded } = done(
          await disableAccount(world, account.id, operatorOf(terminal, 'disable')),
        );
        const changed = account.disabledAt === null;
        const result = { account: accountJson({ ...account, disabledAt }), changed, sessions_ended: sessionsEnded };
        const since = changed ? 'has been disabled' : `was disabled already, ${moment(disabledAt)}`;
        answer(terminal, json, result, [`account ${accountWords(account)} ${since}; ${ended(sessionsEnded)}`]);
      }),
    );
}

export function addEnable(users: Command, terminal: Terminal): void {
  addChange(users, 'enable')
    .description('let the owner of a disabled account in again, with the password it had')
    .action((name: string, { json }: Options) =>
      change(terminal, name, async (world, account) => {
        const { changed } = done(await enableAccount(world, account.id, operatorOf(terminal, 'enable')));
        const result = { account: accountJson({ ...account, disabledAt: null }), changed };
        answer(terminal, json, result, [
          `account ${accountWords(account)} ${changed ? 'has been enabled' : 'was not disabled'}`,
        ]);
      }),
    );
}

export function addEndSessions(users: Command, terminal: Terminal): void {
  addChange(users, 'end-sessions')
    .description('log somebody out everywhere; they may log in again')
    .action((name: string, { json }: Options) =>
      change(terminal, name, async (world, account) => {
        const { sessionsEnded } = done(await endSessionsOf(world, account.id, operatorOf(terminal, 'end-sessions')));
        const result = { account: accountJson(account), sessions_ended: sessionsEnded };
        answer(terminal, json, result, [`account ${accountWords(account)}: ${ended(sessionsEnded)}`]);
      }),
    );
}

export function addSetPassword(users: Command, terminal: Terminal): void {
  addChange(
    users,
    'set-password',
    'openssl rand -base64 18 | tee /dev/tty | concord users set-password ada --password-stdin',
  )
    .description('set a new password, by the rules of registration, and log its owner out everywhere')
    .option(...passwordOption)
    .action((name: string, { json, passwordStdin }: Options) =>
      change(terminal, name, async (world, account) => {
        const password = await newPassword(terminal, passwordStdin);
        const input = { accountId: account.id, password };
        const { sessionsEnded } = done(await setPassword(world, input, operatorOf(terminal, 'set-password')));
        const result = { account: accountJson(account), sessions_ended: sessionsEnded };
        answer(terminal, json, result, [
          `account ${accountWords(account)} has a new password; ${ended(sessionsEnded)}`,
        ]);
      }),
    );
}

export function addDelete(users: Command, terminal: Terminal): void {
  addChange(users, 'delete', 'concord users delete id:12 --yes')
    .description('delete an account and all that refers to it; the audit trail keeps what happened, not to whom')
    .option(...yesOption)
    .action((name: string, { json, yes }: Options) =>
      change(terminal, name, async (world, account) => {
        await confirm(terminal, yes, `delete account ${accountWords(account)}`);
        done(await removeAccount(world, account.id, operatorOf(terminal, 'delete')));
        const result = { account: accountJson(account), deleted: true };
        answer(terminal, json, result, [`account ${accountWords(account)} has been deleted`]);
      }),
    );
}

function addChange(users: Command, name: string, example = `concord users ${name} ada`): Command {
  return users
    .command(name)
    .argument(...userArgument)
    .option(...jsonOption)
    .addHelpText('after', examples(example));
}

function change(
  terminal: Terminal,
  name: string,
  work: (world: AdministrationWorld, account: AdministeredAccount) => Promise<void>,
): Promise<void> {
  return withAccounts(terminal, async (world) => work(world, await chosenAccount(world, name)));
}

function done<Value>(
  outcome: { ok: true; value: Value } | { ok: false; failure: Parameters<typeof commandFailure>[0] },
): Value {
  if (outcome.ok) return outcome.value;
  throw commandFailure(outcome.failure);
}

function operatorOf({ operator }: Terminal, command: string): Operator {
  return { description: `concord users ${command}, by ${operator}` };
}

function ended(sessions: number): string {
  return `${counted(sessions, 'session')} ended`;
}
