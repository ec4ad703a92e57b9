/** What the audit trail records. */
export const AUDIT_KINDS = [
  'registered',
  'log_in',
  'log_in_failed',
  'log_in_throttled',
  'log_out',
  'refresh_reused',
  'password_reset',
  'email_verified',
  'password_changed',
  'email_change_requested',
  'email_changed',
  'session_ended',
  'other_sessions_ended',
  'account_deleted',
  'account_created',
  'account_disabled',
  'account_enabled',
  'password_set',
  'sessions_ended',
  'signing_key_rotated',
  'signing_keys_removed',
] as const;

/** What operators do to an account. In these events `userAgent` names an operator instead of a client. */
export const OPERATOR_KINDS: readonly AuditKind[] = [
  'account_created',
  'account_disabled',
  'account_enabled',
  'password_set',
  'sessions_ended',
];

export type AuditKind = (typeof AUDIT_KINDS)[number];

export interface AuditEvent {
  at: Date;
  kind: AuditKind;
  /** Null when no account is concerned, such as a log-in to one that does not exist, or no longer. */
  accountId: number | null;
  sessionId: string | null;
  /** The client's IP address, as far as proxies are trusted. */
  address: string | null;
  /** Cut to 256 characters. Of an operator's command: the command, and who gave it. */
  userAgent: string | null;
}

/** Who caused an event: a client, as far as the network tells, or an operator. */
export type Doer = Pick<AuditEvent, 'address' | 'userAgent'>;

export interface AuditStore {
  record(event: AuditEvent): Promise<void>;
  /** The newest events of an account. */
  list(query: { accountId: number; limit: number }): Promise<AuditEvent[]>;
}
