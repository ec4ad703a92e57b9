import type { AuditKind } from '../ports/audit.ts';
import type { Client, World } from './world.ts';

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
