import { CommanderError } from 'commander';
import { ConfigurationError } from '../config.ts';
import { DamagedAuthSecret } from '../platform/auth-secret.ts';
import { NoKeyToRotate, WrongAuthSecret } from '../platform/signing-keys.ts';
import { DatabaseInUse } from '../storage/directory-lock.ts';
import { StorageFailure } from '../storage/failure.ts';

/** A command cannot be done, or was called wrongly, for a reason that its caller can mend. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  /** A stable word. */
  readonly code: string;
  /** 1: it cannot be done; 2: the call is wrong. */
  readonly exitCode: 1 | 2;
  /** What a program needs to know besides, in members of their own. */
  readonly details: object;

  constructor(code: string, message: string, more: { exitCode?: 1 | 2; details?: object } = {}) {
    super(message);
    this.code = code;
    this.exitCode = more.exitCode ?? 1;
    this.details = more.details ?? {};
  }
}

/** The reader of stdout has closed it, as `head` does when it has seen enough. */
export class NobodyReads extends Error {
  override readonly name = 'NobodyReads';
}

/** As a shell tells of a program that SIGPIPE (13) has ended, which is how most programs end then. */
const ENDED_BY_SIGPIPE = 128 + 13;

export interface Explanation {
  exitCode: number;
  /** Null when there is nothing (more) to say: help and version are not faults, and nobody listens to a closed pipe. */
  error: { code: string; message: string } | null;
  /** Whether it is a fault of Concord's own, whose stack is worth having. */
  isSurprise: boolean;
}

/** What to tell of an error that ended a command. */
export function explain(error: unknown): Explanation {
  if (error instanceof CommanderError) return explainCall(error);
  if (error instanceof NobodyReads) return { exitCode: ENDED_BY_SIGPIPE, error: null, isSurprise: false };
  if (error instanceof CommandFailure) {
    const { code, message, details, exitCode } = error;
    return { exitCode, error: { code, message, ...details }, isSurprise: false };
  }
  const isSurprise = !isMendable(error);
  const said = error instanceof Error ? error.message : String(error);
  const message = error instanceof StorageFailure ? `${said}; \`concord doctor\` tells what to do` : said;
  return { exitCode: 1, error: { code: codeOf(error), message, ...detailsOf(error) }, isSurprise };
}

/** commander's codes are as `commander.unknownCommand`, its messages as `error: unknown command 'nope'`. */
function explainCall({ exitCode, code, message }: CommanderError): Explanation {
  if (exitCode === 0) return { exitCode: 0, error: null, isSurprise: false };
  const word = code.replace('commander.', '').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const isHelp = code === 'commander.help';
  const hint = word === 'unknown_option' ? '\n(a name that begins with a dash goes after --)' : '';
  return {
    exitCode: 2,
    error: isHelp ? null : { code: word, message: message.replace('error: ', '') + hint },
    isSurprise: false,
  };
}

const codes: [new (...input: never[]) => Error, string][] = [
  [ConfigurationError, 'invalid_configuration'],
  [DatabaseInUse, 'database_in_use'],
  [StorageFailure, 'database_failed'],
  [WrongAuthSecret, 'wrong_auth_secret'],
  [DamagedAuthSecret, 'damaged_auth_secret'],
  [NoKeyToRotate, 'no_key_to_rotate'],
];

function codeOf(error: unknown): string {
  const known = codes.find(([kind]) => error instanceof kind);
  if (known) return known[1];
  return isSystemError(error) ? error.code.toLowerCase() : 'internal';
}

function detailsOf(error: unknown): object {
  return error instanceof ConfigurationError ? { faults: error.faults } : {};
}

function isMendable(error: unknown): boolean {
  return codes.some(([kind]) => error instanceof kind) || isSystemError(error);
}

/** Such as a taken port (EADDRINUSE), or a directory that may not be written (EACCES). */
function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && /^E[A-Z]{2,20}$/.test(String(error.code));
}
