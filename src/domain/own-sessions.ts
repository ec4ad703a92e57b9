import type { KnownNetwork } from '../ports/account.ts';
import type { DeviceSession } from '../ports/account-settings.ts';
import { type AuditEvent, OPERATOR_KINDS } from '../ports/audit.ts';
import type { TokenClaims } from '../ports/tokens.ts';
import { doerOf } from './audit.ts';
import { type Done, fail, type Outcome, ok } from './outcome.ts';
import { type OwnAccount, withPendingEmail } from './own-account.ts';
import { authenticate, type TokenFailure, type WithAccessToken } from './sessions.ts';
import type { Client, World } from './world.ts';

/** More are not shown; whoever has that many ends them all. */
const mostSessions = 100;
const mostEvents = 1000;
const mostNetworks = 1000;

export interface OwnSession extends DeviceSession {
  /** Whether it is the one that asks. */
  isCurrent: boolean;
}

/** The live sessions of the account, newest first. */
export async function listOwnSessions(
  world: World,
  input: WithAccessToken,
): Promise<Outcome<OwnSession[], TokenFailure>> {
  const authenticated = await authenticate(world, input.accessToken);
  if (!authenticated.ok) return authenticated;
  return ok(await sessionsOf(world, authenticated.value.claims));
}

/** Ends one session of the account. */
export async function endOwnSession(
  world: World,
  input: WithAccessToken & { sessionId: string },
  client: Client,
): Promise<Outcome<Done, TokenFailure | { code: 'session_not_found' }>> {
  const authenticated = await authenticate(world, input.accessToken);
  if (!authenticated.ok) return authenticated;
  const { accountId } = authenticated.value.claims;
  const { sessionId } = input;
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(sessionId);
  const end = { sessionId, accountId, at: world.clock.now(), by: doerOf(client) };
  return isId && (await world.deviceSessions.end(end)) ? ok({}) : fail({ code: 'session_not_found' });
}

/** Ends every session of the account but the one that asks. */
export async function endOtherSessions(
  world: World,
  input: WithAccessToken,
  client: Client,
): Promise<Outcome<Done, TokenFailure>> {
  const authenticated = await authenticate(world, input.accessToken);
  if (!authenticated.ok) return authenticated;
  const { accountId, sessionId: keepSessionId } = authenticated.value.claims;
  await world.deviceSessions.endOthers({ keepSessionId, accountId, at: world.clock.now(), by: doerOf(client) });
  return ok({});
}

export interface Export {
  account: OwnAccount;
  sessions: OwnSession[];
  /** Those that log-ins are known from, the last one first. */
  networks: KnownNetwork[];
  events: AuditEvent[];
}

/**
 * What is kept about the account, save what only proves a password or a token, sessions that have ended, what is beyond the
 * limits above, and which operator did something.
 */
export async function exportOwnData(world: World, input: WithAccessToken): Promise<Outcome<Export, TokenFailure>> {
  const authenticated = await authenticate(world, input.accessToken);
  if (!authenticated.ok) return authenticated;
  const { account, claims } = authenticated.value;
  const [own, sessions, networks, events] = await Promise.all([
    withPendingEmail(world, account),
    sessionsOf(world, claims),
    world.logInAttempts.knownNetworks({ accountId: account.id, limit: mostNetworks }),
    world.audit.list({ accountId: account.id, limit: mostEvents }),
  ]);
  return ok({ account: own, sessions, networks, events: events.map(withoutOperator) });
}

/** The name of an operator is not the owner's data. */
function withoutOperator(event: AuditEvent): AuditEvent {
  return OPERATOR_KINDS.includes(event.kind) ? { ...event, userAgent: null } : event;
}

async function sessionsOf(world: World, { accountId, sessionId }: TokenClaims): Promise<OwnSession[]> {
  const sessions = await world.deviceSessions.list({ accountId, at: world.clock.now(), limit: mostSessions });
  return sessions.map((session) => ({ ...session, isCurrent: session.id === sessionId }));
}
