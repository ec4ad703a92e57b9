import type { Command } from 'commander';
import { type Config, ConfigurationError } from '../../config.ts';
import { systemClock } from '../../platform/clock.ts';
import { inspectCreationRights } from '../../storage/creation-rights.ts';
import { DatabaseInUse } from '../../storage/directory-lock.ts';
import type { Database } from '../../storage/engine.ts';
import { StorageFailure } from '../../storage/failure.ts';
import { inspectBacklog, inspectServer } from '../../storage/inspection.ts';
import { migrationLevel } from '../../storage/migration-level.ts';
import { createStores } from '../../storage/stores.ts';
import { answer, examples, jsonOption } from '../answer.ts';
import { CommandFailure } from '../failures.ts';
import type { Terminal } from '../terminal.ts';
import { hasDatabase, withDatabase } from '../with-database.ts';
import { checkConfiguration, faultFindings } from './configuration.ts';
import { checkBacklog, checkKeys } from './contents.ts';
import { checkFiles } from './files.ts';
import { type Finding, fail, ok, warn } from './finding.ts';
import { checkMail } from './mail.ts';
import { checkPending, checkSchema, checkServer } from './server.ts';

export function addDoctor(program: Command, terminal: Terminal): void {
  program
    .command('doctor')
    .description('check settings, database, clocks, keys and mail server, and say what to do')
    .option(...jsonOption)
    .addHelpText(
      'after',
      `
Changes nothing, and tells no secret. Exits with 1 when a check fails; a warning is no failure.
With --json: { "status": "ok" | "warn" | "fail", "checks": [{ "check", "status", "message", "advice" }] }.
${examples('concord doctor', `concord doctor --json | jq '.checks[] | select(.status != "ok")'`)}`,
    )
    .action(async ({ json }: { json?: true }) => {
      const checks = await examine(terminal);
      const status =
        (['fail', 'warn'] as const).find((worst) => checks.some((check) => check.status === worst)) ?? 'ok';
      answer(terminal, json, { status, checks }, checks.flatMap(words));
      if (status === 'fail') throw new CommandFailure('checks_failed', 'not every check passed');
    });
}

async function examine(terminal: Terminal): Promise<Finding[]> {
  let config: Config;
  try {
    config = terminal.config();
  } catch (error) {
    if (error instanceof ConfigurationError) return faultFindings(error);
    throw error;
  }
  const [files, database, mail] = await Promise.all([checkFiles(config), checkDatabase(config), checkMail(config)]);
  return [...checkConfiguration(config), ...files, ...database, mail];
}

async function checkDatabase(config: Config): Promise<Finding[]> {
  if (!hasDatabase(config)) return [ok('database', 'the embedded database is made at the first start')];
  try {
    return await withDatabase(config, (database) => checkOpened(config, database));
  } catch (error) {
    if (error instanceof StorageFailure) return [unreachable(error)];
    if (!(error instanceof DatabaseInUse)) throw error;
    const message = 'the embedded database is in use, as while the service runs: nothing in it was checked';
    return [warn('database', message, 'stop the service and run `concord doctor` again, or ask `concord health`')];
  }
}

async function checkOpened(config: Config, database: Database): Promise<Finding[]> {
  const now = systemClock.now();
  const facts = await inspectServer(database, systemClock.now);
  const server = checkServer(facts, config);
  // A standby does not show what is in unlogged tables.
  if (facts.isReadOnly) return server;
  const level = await migrationLevel(database);
  // The tables may not be there yet.
  if (level.pending.length > 0) return [...server, checkPending(level, await inspectCreationRights(database))];
  const keys = await checkKeys(await createStores(database.db).signingKeys.list(), config, now);
  return [...server, checkSchema(level), ...keys, ...checkBacklog(await inspectBacklog(database, now), now)];
}

function unreachable({ code, message }: StorageFailure): Finding {
  const what = code === null ? message : `the database does not do its work: ${message}`;
  return fail('database', what, advice[code ?? ''] ?? 'check DATABASE_URL and whether the server runs');
}

const UNTRUSTED = [
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
];
const CERTIFICATE =
  'no authority that is known here has signed the certificate of the server: name the file of your own in NODE_EXTRA_CA_CERTS';

/** By SQLSTATE (PostgreSQL, Appendix A) and codes of the system and the driver. */
const advice: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there: start PostgreSQL, or check host and port of DATABASE_URL',
  ENOTFOUND: 'the host of DATABASE_URL has no address',
  ECONNRESET:
    'the server hangs up: it does not offer TLS, which `sslmode` in DATABASE_URL asks for, or something else listens there',
  ...Object.fromEntries(UNTRUSTED.map((code) => [code, CERTIFICATE])),
  ERR_TLS_CERT_ALTNAME_INVALID:
    'the certificate of the server is for another name: let DATABASE_URL name the host as the certificate does',
  CERT_HAS_EXPIRED: 'the certificate of the server has expired: renew it',
  CONNECT_TIMEOUT: 'the server does not answer: check host and port of DATABASE_URL, and firewalls',
  NO_ANSWER: 'the server took the connection and does not answer: look at its load and its log, and for lost packets',
  '28P01': 'user or password in DATABASE_URL is wrong',
  '28000': 'the server refuses this user from here: check pg_hba.conf',
  '3D000': 'the database that DATABASE_URL names does not exist: create it',
  '42704': 'the server does not know a parameter that stands in DATABASE_URL behind the question mark: take it out',
  '53300': 'the server has no connection left: lower DATABASE_POOL or raise max_connections',
  '42501': 'the user in DATABASE_URL lacks rights on the tables: it should own them',
};

function words({ check, status, message, advice: what }: Finding): string[] {
  const label = status === 'fail' ? 'FAIL' : status.padEnd(4);
  return [`${label}  ${check.padEnd(14)}  ${message}`, ...(what === null ? [] : [`${' '.repeat(22)}-> ${what}`])];
}
