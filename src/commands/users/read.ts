import { type Command, InvalidArgumentError, Option } from 'commander';
import { highestId } from '../../domain/account-ids.ts';
import { examineAccount, listAccounts } from '../../domain/administration.ts';
import { answer, examples, jsonOption } from '../answer.ts';
import type { Terminal } from '../terminal.ts';
import { accountJson, accountTable, examinedJson, examinedWords } from './account-view.ts';
import { chosenAccount, userArgument, withAccounts } from './accounts.ts';

/** More would have to be held in memory at once. */
const longestPage = 1000;
const mostEvents = 20;

interface ListOptions {
  search: string;
  disabled?: true;
  enabled?: true;
  limit: number;
  after: number;
  json?: true;
}

export function addList(users: Command, terminal: Terminal): void {
  users
    .command('list')
    .description('list accounts by id, a page at a time')
    .option('--search <start>', 'only accounts whose user name or e-mail address begins with it', '')
    .addOption(new Option('--disabled', 'only disabled accounts').conflicts('enabled'))
    .addOption(new Option('--enabled', 'only accounts that are not disabled'))
    .option('--limit <count>', `how many at most, up to ${longestPage}`, wholeNumber(1, longestPage), 100)
    .option('--after <id>', 'go on after this id, which the page before has told', wholeNumber(0, highestId), 0)
    .option(...jsonOption)
    .addHelpText(
      'after',
      `
With --json: { "accounts": […], "next": 100 }; "next" is the id for --after, or null at the end. --search reads the
accounts one after the other, since no index serves it.
${examples('concord users list --disabled', 'concord users list --search ada@', 'concord users list --limit 1000 --after 1000 --json')}`,
    )
    .action((options: ListOptions) => list(terminal, options));
}

async function list(terminal: Terminal, options: ListOptions): Promise<void> {
  const { search, limit, after, json } = options;
  const state = options.disabled ? 'disabled' : options.enabled ? 'enabled' : 'any';
  const { accounts, next } = await withAccounts(terminal, (world) =>
    listAccounts(world, { after, limit, search, state }),
  );
  const more = next === null ? [] : ['', `There are more: --after ${next}`];
  const words = accounts.length === 0 ? ['no accounts'] : [...accountTable(accounts), ...more];
  answer(terminal, json, { accounts: accounts.map(accountJson), next }, words);
}

export function addShow(users: Command, terminal: Terminal): void {
  users
    .command('show')
    .description('show an account, its sessions, its networks and what happened to it lately')
    .argument(...userArgument)
    .option(...jsonOption)
    .addHelpText('after', examples('concord users show ada', 'concord users show id:12 --json'))
    .action((name: string, { json }: { json?: true }) => show(terminal, name, json));
}

async function show(terminal: Terminal, name: string, json: true | undefined): Promise<void> {
  const [account, examined] = await withAccounts(terminal, async (world) => {
    const chosen = await chosenAccount(world, name);
    return [chosen, await examineAccount(world, chosen, mostEvents)];
  });
  answer(terminal, json, examinedJson(account, examined), examinedWords(account, examined));
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}
