import type { AuditKind, Doer } from '../ports/audit.ts';
import type { Client, World } from './world.ts';

/** What a store needs to add to the audit trail what it does. */
export function doerOf({ address, userAgent }: Client): Doer {
  return { address, userAgent };
}

/** Adds to the audit trail; part of the operation, which fails when this does. */
export function audit(
  world: Pick<World, 'audit' | 'clock'>,
  client: Client,
  kind: AuditKind,
  subject: { accountId?: number; sessionId?: string } = {},
): Promise<void> {
  return world.audit.record({
    at: world.clock.now(),
    kind,
    accountId: subject.accountId ?? null,
    sessionId: subject.sessionId ?? null,
    address: client.address,
    userAgent: client.userAgent,
  });
}
