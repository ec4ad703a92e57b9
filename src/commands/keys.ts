import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { clientOf } from '../domain/administration.ts';
import { audit } from '../domain/audit.ts';
import { keptAuthSecret } from '../platform/auth-secret.ts';
import { systemClock } from '../platform/clock.ts';
import { newKeySignsAfterSeconds, opensKey, rotateKey } from '../platform/signing-keys.ts';
import type { AuditKind } from '../ports/audit.ts';
import type { StoredSigningKey } from '../ports/signing-keys.ts';
import type { Stores } from '../ports/stores.ts';
import { createStores } from '../storage/stores.ts';
import { answer, examples, jsonOption, moment, table } from './answer.ts';
import { confirm, yesOption } from './confirmation.ts';
import { CommandFailure } from './failures.ts';
import type { Terminal } from './terminal.ts';
import { withMigratedDatabase } from './with-database.ts';

interface Options {
  json?: true;
  yes?: true;
  allRetired?: true;
}

/** How long a running instance may go on with the keys it knows, see `platform/key-ring.ts`. */
const NOTICED = 'running instances notice within ten seconds';

const SIGNS_LATER = `${newKeySignsAfterSeconds} seconds later`;

export function addKeys(program: Command, terminal: Terminal): void {
  const keys = program.command('keys').description('look after the keys that sign tokens');
  addList(keys, terminal);
  addRotate(keys, terminal);
  addRetire(keys, terminal);
}

function addList(keys: Command, terminal: Terminal): void {
  keys
    .command('list')
    .description('list the signing keys, newest first')
    .option(...jsonOption)
    .addHelpText('after', `${statesOfKeys}${examples('concord keys list', 'concord keys list --json')}`)
    .action(async ({ json }: Options) => {
      const { algorithm, keys: known } = await withKeys(terminal, async ({ signingKeys }, config, authSecret) => ({
        algorithm: config.jwt.algorithm,
        keys: (await signingKeys.list()).map((key) => described(key, authSecret)),
      }));
      const rows = known.map((key) => [key.kid, key.state, moment(key.created_at), moment(key.retired_at)]);
      const note = algorithm === 'HS256' ? ['JWT_ALGORITHM=HS256: tokens are signed with AUTH_SECRET itself', ''] : [];
      const words = rows.length > 0 ? table(['KEY', 'STATE', 'CREATED', 'RETIRED'], rows) : ['no keys yet'];
      answer(terminal, json, { algorithm, keys: known }, [...note, ...words]);
    });
}

function addRotate(keys: Command, terminal: Terminal): void {
  keys
    .command('rotate')
    .description('make a new key, which signs once it is known everywhere; tokens of the old one stay valid')
    .option(...jsonOption)
    .addHelpText(
      'after',
      `\nThe new key is published at once and signs ${SIGNS_LATER}, since those who verify tokens may keep a copy of the keys so
long; if the old one is removed (\`concord keys retire\`), it signs at once. The old key is removed by itself after 31 days,
when no token of it is left.\n`,
    )
    .action(async ({ json }: Options) => {
      const kid = await withKeys(terminal, async (stores, config, authSecret) => {
        const { algorithm } = config.jwt;
        const rotated = await rotateKey({
          store: stores.signingKeys,
          config: { algorithm, authSecret },
          clock: systemClock,
        });
        await note(stores, terminal, 'signing_key_rotated', 'rotate');
        return rotated;
      });
      answer(terminal, json, { kid }, [
        `${kid} is the new key: it signs ${SIGNS_LATER}, or at once where no other key can`,
      ]);
    });
}

function addRetire(keys: Command, terminal: Terminal): void {
  keys
    .command('retire')
    .description('remove a key that no longer signs: every token of it is refused from then on')
    .argument('[key]', 'its id, as `concord keys list` tells it')
    .option('--all-retired', 'all keys that no longer sign')
    .option(...yesOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      `\nAfter a theft of keys: concord keys rotate && concord keys retire --all-retired. Then every token issued so far is
dead and everybody logs in again; ${NOTICED}.\n${examples('concord keys retire kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k', 'concord keys retire --all-retired --yes')}`,
    )
    .action(async (kid: string | undefined, { json, yes, allRetired }: Options) => {
      if ((kid === undefined) === (allRetired === undefined)) {
        throw new CommandFailure('key_needed', 'name one key, or say --all-retired', { exitCode: 2 });
      }
      const removed = await withKeys(terminal, async (stores) => {
        if (kid !== undefined) refuseKey(await stores.signingKeys.list(), kid);
        await confirm(
          terminal,
          yes,
          kid ? `refuse every token of key ${kid}` : 'refuse every token of all retired keys',
        );
        const gone = await stores.signingKeys.removeRetired(kid ?? 'all');
        if (gone.length > 0) await note(stores, terminal, 'signing_keys_removed', `retire ${gone.join(' ')}`);
        return gone;
      });
      const words =
        removed.length > 0 ? `removed ${removed.join(', ')}; ${NOTICED}` : 'no key is retired: nothing to remove';
      answer(terminal, json, { removed }, [words]);
    });
}

const statesOfKeys = `
States: active signs tokens, or is about to; retired no longer signs once its successor does, and its tokens are valid; unreadable was made under another AUTH_SECRET,
and its tokens are refused.
`;

type State = 'active' | 'retired' | 'unreadable';

/** A key in a JSON answer, and in a row. */
function described(key: StoredSigningKey, authSecret: string) {
  const state: State = !opensKey(key, authSecret) ? 'unreadable' : key.retiredAt ? 'retired' : 'active';
  return { kid: key.kid, algorithm: key.algorithm, state, created_at: key.createdAt, retired_at: key.retiredAt };
}

function refuseKey(stored: StoredSigningKey[], kid: string): void {
  const key = stored.find((candidate) => candidate.kid === kid);
  if (!key) throw new CommandFailure('key_not_found', `there is no key ${kid}: \`concord keys list\` tells them`);
  if (key.retiredAt) return;
  const message = `${kid} is the active key: give it a successor first, with \`concord keys rotate\``;
  throw new CommandFailure('key_active', message);
}

function withKeys<Result>(
  terminal: Terminal,
  work: (stores: Stores, config: Config, authSecret: string) => Promise<Result>,
): Promise<Result> {
  const config = terminal.config();
  return withMigratedDatabase(config, async ({ db }) =>
    work(createStores(db), config, config.authSecret ?? (await keptAuthSecret(config.dataDir))),
  );
}

function note(stores: Stores, { operator }: Terminal, kind: AuditKind, command: string): Promise<void> {
  const client = clientOf({ description: `concord keys ${command}, by ${operator}` });
  return audit({ audit: stores.audit, clock: systemClock }, client, kind);
}
