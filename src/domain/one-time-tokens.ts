import type { MailPurpose } from '../ports/mail.ts';
import type { TokenState } from '../ports/one-time-tokens.ts';
import { fail } from './outcome.ts';
import type { World } from './world.ts';

/** Why a one-time token is refused. Whoever holds the link may know what became of it. */
export type DeadTokenFailure = { code: 'token_invalid' } | { code: 'token_expired' } | { code: 'token_spent' };

/** The failure for a token that could not be spent. */
export async function refuseToken(world: World, tokenHash: string): Promise<{ ok: false; failure: DeadTokenFailure }> {
  return refuseAs(await world.oneTimeTokens.stateOf({ tokenHash, at: world.clock.now() }));
}

/** The same, where it is known what became of the token. */
export function refuseAs(state: TokenState): { ok: false; failure: DeadTokenFailure } {
  if (state === 'spent') return fail({ code: 'token_spent' });
  return state === 'expired' ? fail({ code: 'token_expired' }) : fail({ code: 'token_invalid' });
}

/** Stores the hash of a token for the next minutes; an older one of the same purpose dies. */
export async function storeOneTimeToken(
  world: World,
  issue: { purpose: MailPurpose; accountId: number; emailKey: string; token: string; validMinutes: number },
): Promise<void> {
  const at = world.clock.now();
  await world.oneTimeTokens.replace({
    purpose: issue.purpose,
    accountId: issue.accountId,
    emailKey: issue.emailKey,
    tokenHash: world.secrets.digest(issue.token),
    at,
    expiresAt: new Date(at.getTime() + issue.validMinutes * 60_000),
  });
}
