import type { AccountActivity, AdministeredAccount } from '../../ports/administration.ts';
import type { AuditEvent } from '../../ports/audit.ts';
import { moment, table, visible } from '../answer.ts';

/** An account in a JSON answer. */
export function accountJson(account: AdministeredAccount) {
  return {
    id: account.id,
    username: account.username,
    email: account.email,
    email_verified_at: account.emailVerifiedAt,
    first_name: account.firstName,
    last_name: account.lastName,
    language: account.language,
    created_at: account.createdAt,
    disabled_at: account.disabledAt,
  };
}

/** An account in a sentence: `12 (ada, ada@example.com)`. */
export function accountWords({ id, username, email }: AdministeredAccount): string {
  return visible(`${id} (${username}${email === null ? '' : `, ${email}`})`);
}

export function accountTable(accounts: AdministeredAccount[]): string[] {
  const rows = accounts.map((account) => [
    String(account.id),
    account.username,
    account.email ?? '-',
    account.emailVerifiedAt ? 'yes' : 'no',
    moment(account.createdAt),
    moment(account.disabledAt),
  ]);
  return table(['ID', 'USER NAME', 'E-MAIL', 'VERIFIED', 'CREATED', 'DISABLED'], rows);
}

type Examined = AccountActivity & { events: AuditEvent[] };

export function examinedJson(account: AdministeredAccount, examined: Examined) {
  return {
    account: { ...accountJson(account), pending_email: examined.pendingEmail },
    live_sessions: examined.liveSessions,
    last_log_in_at: examined.lastLogInAt,
    networks: examined.networks.map(({ network, lastSeenAt }) => ({ network, last_seen_at: lastSeenAt })),
    events: examined.events.map(({ at, kind, sessionId, address, userAgent }) => ({
      at,
      kind,
      session_id: sessionId,
      address,
      user_agent: userAgent,
    })),
  };
}

export function examinedWords(account: AdministeredAccount, examined: Examined): string[] {
  const facts: [string, string][] = [
    ['id', String(account.id)],
    ['user name', account.username],
    ['e-mail', account.email ?? '-'],
    ['verified', moment(account.emailVerifiedAt)],
    ['pending e-mail', examined.pendingEmail ?? '-'],
    ['name', [account.firstName, account.lastName].filter(Boolean).join(' ') || '-'],
    ['language', account.language ?? '-'],
    ['created', moment(account.createdAt)],
    ['disabled', moment(account.disabledAt)],
    ['live sessions', String(examined.liveSessions)],
    ['last log-in', moment(examined.lastLogInAt)],
    ['networks', examined.networks.map(({ network }) => network).join(', ') || '-'],
  ];
  const events = examined.events.map((event) => [
    moment(event.at),
    event.kind,
    event.address ?? '-',
    event.userAgent ?? '-',
  ]);
  return [
    ...facts.map(([name, value]) => `${name.padEnd(14)}  ${visible(value)}`),
    '',
    ...table(['AT', 'EVENT', 'ADDRESS', 'BY'], events),
  ];
}
