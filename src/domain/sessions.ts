import type { Account } from '../ports/account.ts';
import type { Session } from '../ports/sessions.ts';
import type { TokenClaims, TokenKind } from '../ports/tokens.ts';
import { audit } from './audit.ts';
import { type Done, fail, type Outcome, ok } from './outcome.ts';
import type { Client, World } from './world.ts';

const accessTokenSeconds = 60 * 60;
/** A session ends this long after log-in, however often it is renewed. */
export const sessionSeconds = 30 * 24 * 60 * 60;
/** How long a replaced token still works, so that a lost response or a second tab logs nobody out. */
const graceSeconds = 10;

/** What a use case reads a bearer token from; undefined when none was sent. */
export interface WithAccessToken {
  accessToken: string | undefined;
}

export type TokenFailure = { code: 'token_missing' } | { code: 'token_invalid' };

export interface AccessToken {
  accessToken: string;
  /** From now to its end, which is no later than that of its session. */
  accessExpiresInSeconds: number;
}

export interface RefreshCookie {
  token: string;
  expiresAt: Date;
}

/** Who an access token speaks for. The session row is read at every call, so that an end takes effect at once everywhere. */
export async function authenticate(
  world: World,
  accessToken: string | undefined,
): Promise<Outcome<{ account: Account; session: Session; claims: TokenClaims }, TokenFailure>> {
  const verified = await verify(world, 'access', accessToken);
  if (!verified.ok) return verified;
  const { sessionId, accountId, tokenId } = verified.value;
  const live = await world.sessions.findLive({ sessionId, accountId, tokenId, at: world.clock.now() });
  return live ? ok({ ...live, claims: verified.value }) : fail({ code: 'token_invalid' });
}

/** Another access token for the session; the one that was sent dies after the grace. */
export async function renew(world: World, input: WithAccessToken): Promise<Outcome<AccessToken, TokenFailure>> {
  const authenticated = await authenticate(world, input.accessToken);
  if (!authenticated.ok) return authenticated;
  const { session, claims } = authenticated.value;
  await world.sessions.retireToken({
    sessionId: session.id,
    tokenId: claims.tokenId,
    at: world.clock.now(),
    diesAt: after(world, graceSeconds),
    forgetAt: claims.expiresAt,
  });
  return ok(signAccess(world, session));
}

/**
 * Another access token for a bearer refresh token, which does not rotate: the documents leave no room for a successor.
 * Deviates from RFC 9700 §4.14.2; the session row makes up for it (docs/decisions/0005).
 */
export async function refresh(
  world: World,
  input: { refreshToken: string | undefined },
): Promise<Outcome<AccessToken, TokenFailure>> {
  const verified = await verify(world, 'refresh', input.refreshToken);
  if (!verified.ok) return verified;
  const { sessionId, accountId } = verified.value;
  const session = await world.sessions.use({ sessionId, accountId, at: world.clock.now() });
  return session ? ok(signAccess(world, session)) : fail({ code: 'token_invalid' });
}

/** Another access token for a refresh cookie, which rotates (RFC 9700 §4.14.2): reuse outside the grace ends the session. */
export async function refreshCookie(
  world: World,
  input: { cookieToken: string | undefined },
  client: Client,
): Promise<Outcome<AccessToken & { cookie: RefreshCookie }, TokenFailure>> {
  const verified = await verify(world, 'refresh_cookie', input.cookieToken);
  if (!verified.ok) return verified;
  const { sessionId, accountId, tokenId: presentedTokenId } = verified.value;
  const rotation = await world.sessions.rotateCookie({
    sessionId,
    accountId,
    presentedTokenId,
    successorTokenId: Bun.randomUUIDv7(),
    at: world.clock.now(),
    graceSince: after(world, -graceSeconds),
  });
  if (rotation?.outcome === 'reused') await audit(world, client, 'refresh_reused', { sessionId, accountId });
  if (rotation?.outcome !== 'rotated') return fail({ code: 'token_invalid' });
  const { session, tokenId } = rotation;
  return ok({ ...signAccess(world, session), cookie: signCookie(world, session, tokenId) });
}

/** Ends the session: every token of it is refused from the next request on. */
export async function logOut(
  world: World,
  input: WithAccessToken,
  client: Client,
): Promise<Outcome<Done, TokenFailure>> {
  const verified = await verify(world, 'access', input.accessToken);
  if (!verified.ok) return verified;
  const { sessionId, accountId, tokenId } = verified.value;
  const { address, userAgent } = client;
  const at = world.clock.now();
  const ended = await world.sessions.logOut({ sessionId, accountId, tokenId, at, address, userAgent });
  return ended ? ok({}) : fail({ code: 'token_invalid' });
}

/** Everything a new session hands out; a document shows what it has room for. */
export function signAll(
  world: World,
  session: Session,
  cookieTokenId: string,
): AccessToken & { refreshToken: string; cookie: RefreshCookie } {
  const { expiresAt } = session;
  return {
    ...signAccess(world, session),
    refreshToken: world.tokens.sign('refresh', { ...subjectOf(session), tokenId: Bun.randomUUIDv7(), expiresAt }),
    cookie: signCookie(world, session, cookieTokenId),
  };
}

async function verify(
  world: World,
  kind: TokenKind,
  token: string | undefined,
): Promise<Outcome<TokenClaims, TokenFailure>> {
  if (!token) return fail({ code: 'token_missing' });
  const claims = await world.tokens.verify(kind, token);
  return claims ? ok(claims) : fail({ code: 'token_invalid' });
}

function signAccess(world: World, session: Session): AccessToken {
  const now = world.clock.now();
  const expiresAt = new Date(Math.min(now.getTime() + accessTokenSeconds * 1000, session.expiresAt.getTime()));
  return {
    accessToken: world.tokens.sign('access', { ...subjectOf(session), tokenId: Bun.randomUUIDv7(), expiresAt }),
    // `exp` and `iat` of the token are rounded down to whole seconds, so this is their difference.
    accessExpiresInSeconds: wholeSeconds(expiresAt) - wholeSeconds(now),
  };
}

function wholeSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

function signCookie(world: World, session: Session, tokenId: string): RefreshCookie {
  const { expiresAt } = session;
  return { token: world.tokens.sign('refresh_cookie', { ...subjectOf(session), tokenId, expiresAt }), expiresAt };
}

function subjectOf(session: Session): { accountId: number; sessionId: string } {
  return { accountId: session.accountId, sessionId: session.id };
}

function after(world: World, seconds: number): Date {
  return new Date(world.clock.now().getTime() + seconds * 1000);
}
