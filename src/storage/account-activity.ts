import { and, count, desc, eq } from 'drizzle-orm';
import type { AccountActivity } from '../ports/administration.ts';
import type { Db } from './engine.ts';
import { isLiveOf } from './revocation.ts';
import { auditEvents, emailChanges, knownNetworks, sessions } from './schema.ts';

/** Read one after the other, without a transaction: what an operator looks at need not be of one moment. */
export async function activityOf(db: Db, { accountId, at }: { accountId: number; at: Date }): Promise<AccountActivity> {
  const [live] = await db.select({ count: count() }).from(sessions).where(isLiveOf(accountId, at));
  const [logIn] = await db
    .select({ at: auditEvents.at })
    .from(auditEvents)
    .where(and(eq(auditEvents.accountId, accountId), eq(auditEvents.kind, 'log_in')))
    .orderBy(desc(auditEvents.at))
    .limit(1);
  const [change] = await db
    .select({ email: emailChanges.email })
    .from(emailChanges)
    .where(eq(emailChanges.accountId, accountId));
  const networks = await knownNetworksOf(db, { accountId, limit: MOST_NETWORKS });
  return {
    liveSessions: live?.count ?? 0,
    lastLogInAt: logIn?.at ?? null,
    pendingEmail: change?.email ?? null,
    networks,
  };
}

const MOST_NETWORKS = 20;

/** The networks that the account has logged in from lately, the last one first. */
export function knownNetworksOf(db: Db, { accountId, limit }: { accountId: number; limit: number }) {
  return db
    .select({ network: knownNetworks.network, lastSeenAt: knownNetworks.lastSeenAt })
    .from(knownNetworks)
    .where(eq(knownNetworks.accountId, accountId))
    .orderBy(desc(knownNetworks.lastSeenAt))
    .limit(limit);
}
