import type { AccountStore } from '../ports/account.ts';
import type { AccountSettingsStore, DeviceSessionStore } from '../ports/account-settings.ts';
import type { AuditStore } from '../ports/audit.ts';
import type { Clock } from '../ports/clock.ts';
import type { CommonPasswords } from '../ports/common-passwords.ts';
import type { PasswordHashing } from '../ports/hashing.ts';
import type { LogInAttemptStore } from '../ports/log-in-attempts.ts';
import type { MailPurpose } from '../ports/mail.ts';
import type { OneTimeTokenStore } from '../ports/one-time-tokens.ts';
import type { OutboxStore } from '../ports/outbox.ts';
import type { SessionStore } from '../ports/sessions.ts';
import type { OneTimeSecrets, TokenIssuer } from '../ports/tokens.ts';
import type { TooManyRequests } from './outcome.ts';

/** All that a use case may touch. */
export interface World {
  accounts: AccountStore;
  accountSettings: AccountSettingsStore;
  sessions: SessionStore;
  deviceSessions: DeviceSessionStore;
  oneTimeTokens: OneTimeTokenStore;
  outbox: OutboxStore;
  logInAttempts: LogInAttemptStore;
  audit: AuditStore;
  commonPasswords: CommonPasswords;
  hashing: PasswordHashing;
  tokens: TokenIssuer;
  secrets: OneTimeSecrets;
  clock: Clock;
  policy: Policy;
  mailAllowance: MailAllowance;
}

/**
 * Counts a mail that was asked for; a failure when the limit of its address is reached, whether or not an account has it.
 * Resets are counted apart: anybody may ask for other mails, of which some are not sent at all, and the owner of the address
 * would get no reset for the rest of the hour. Resets that a stranger asks for reach the owner.
 */
export type MailAllowance = (emailKey: string, purpose: MailPurpose) => Promise<TooManyRequests | null>;

/** Who asks, as far as the network tells. */
export interface Client {
  /** IP address. */
  address: string | null;
  /** What limits count by: an IPv4 address or an IPv6 /64. */
  network: string;
  userAgent: string | null;
  /** The `Accept-Language` field, cut to 100 characters; null when it is missing or holds what an account may not store. */
  language: string | null;
}

export interface Policy {
  /** Code points. Checked when a password is set, never at log-in. */
  passwordMinLength: number;
  /** Whether an answer may tell that an account does not exist. */
  revealAccounts: boolean;
  /** Where the token of `requestResetToken` goes: to whoever asked, or only to the account's mailbox. */
  resetTokenDelivery: 'response' | 'mail';
  /** How many failed log-ins of an account cost nothing, and for how long one counts; null when they are not limited. */
  logInFailures: { count: number; windowSeconds: number } | null;
}

/** What decides whether a new password is accepted. */
export interface PasswordPolicy extends Pick<World, 'commonPasswords'> {
  policy: Pick<Policy, 'passwordMinLength'>;
}

/** The rules that `refusePassword` checks. */
export function passwordRules(world: PasswordPolicy): {
  minLength: number;
  common: CommonPasswords;
} {
  return { minLength: world.policy.passwordMinLength, common: world.commonPasswords };
}
