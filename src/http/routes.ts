import type { Context, Elysia } from 'elysia';
import type { Answer } from '../contract/wire.ts';
import type { Problem } from '../documents/document.ts';
import type { Client, World } from '../domain/world.ts';
import { Overloaded } from '../ports/hashing.ts';
import type { Log } from '../ports/log.ts';
import type { Observer } from '../ports/observer.ts';
import type { AnswerCheck } from './answer-check.ts';
import { Caller } from './caller.ts';
import { answerRequest, type Endpoint, presentProblem } from './endpoint.ts';
import { bearerOf, isService, readJson } from './incoming.ts';
import type { Limits } from './limits.ts';
import { mountPrefix } from './mounts.ts';
import { isSameSite } from './origin.ts';
import { type CookieScope, cookieScope, readCookie, setCookieField } from './refresh-cookie.ts';

/** What answering needs besides the use cases' world. */
export interface HttpSettings {
  publicUrl: string;
  serviceKey: string | null;
  trustedProxyHops: number;
  /** Origins whose pages may send the refresh cookie. */
  allowedOrigins: ReadonlySet<string>;
  limits: Limits;
  /** Null in production. */
  checkAnswer: AnswerCheck | null;
  log: Log;
  observer: Observer | null;
}

/** Registers the endpoints of the root or of a mount. */
export function addEndpoints(app: Elysia, endpoints: Endpoint[], world: World, settings: HttpSettings): void {
  for (const endpoint of endpoints) {
    const mount = endpoint.surface === 'root' ? '' : mountPrefix(endpoint.surface);
    const cookiePath = endpoint.parties.find(({ document }) => document.cookiePath)?.document.cookiePath ?? '/';
    const site = { endpoint, scope: cookieScope(settings.publicUrl, mount, cookiePath), world, settings };
    const { method } = endpoint.operation;
    // Elysia reads the source of a handler and prepares only what it names.
    const handler = ({ request, server, params, set }: Context) => respond(site, { request, server, params, set });
    for (const verb of verbsOf(method)) {
      // The body is read by `readJson`, see there.
      app.route(verb, routePattern(endpoint.path), handler, { parse: 'none' });
    }
  }
}

/** Whoever serves GET serves HEAD (RFC 9110 §9.3.2). */
export function verbsOf(method: string): string[] {
  return method === 'GET' ? ['GET', 'HEAD'] : [method];
}

/** A path of the contract as the router writes it. */
export function routePattern(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** One endpoint with all that answering it takes. */
interface Site {
  endpoint: Endpoint;
  scope: CookieScope;
  world: World;
  settings: HttpSettings;
}

type Exchange = Pick<Context, 'request' | 'server' | 'params' | 'set'>;

/** The answer as JSON text, which takes a fifth less time than handing the object to the framework. */
async function respond(site: Site, context: Exchange): Promise<string> {
  const answer = checked(site, await attempt(site, context));
  context.set.status = answer.status;
  Object.assign(context.set.headers, answer.headers, JSON_TEXT);
  if (answer.refreshCookie) {
    context.set.headers['set-cookie'] = setCookieField(site.scope, answer.refreshCookie, site.world.clock.now());
  }
  return JSON.stringify(answer.body);
}

const JSON_TEXT = { 'content-type': 'application/json;charset=utf-8' };

/** Whatever happens, the answer is one of the endpoint's documents. */
async function attempt(site: Site, context: Exchange): Promise<Answer> {
  const { endpoint, settings } = site;
  let body: unknown;
  try {
    if (endpoint.operation.credential === 'refreshCookie' && !isSameSite(context.request, settings.allowedOrigins)) {
      return presentProblem(endpoint, { code: 'cross_site_request' });
    }
    const read = endpoint.operation.hasBody ? await readJson(context.request) : ({ ok: true, body } as const);
    if (!read.ok) return presentProblem(endpoint, read.problem);
    body = read.body;
    return await admitted(site, () => proceed(site, context, body));
  } catch (error) {
    return presentProblem(endpoint, problemOf(error, site, context), body);
  }
}

/**
 * An operation that may answer 503 hashes: it holds a place in the queue until it is answered, so that a request that
 * finds the queue full is refused before it has cost a query. Not while its body is read: slow clients would hold places.
 */
function admitted(site: Site, answer: () => Promise<Answer>): Promise<Answer> {
  return site.endpoint.operation.statuses.includes(503) ? site.world.hashing.admit(answer) : answer();
}

function problemOf(error: unknown, { endpoint, settings }: Site, context: Exchange): Problem {
  if (error instanceof Overloaded) return { code: 'overloaded', retryAfterSeconds: error.retryAfterSeconds };
  const { operationId: operation } = endpoint.operation;
  const requestId = context.set.headers['x-request-id'];
  settings.log.error({ err: error, operation, surface: endpoint.surface, requestId }, 'operation failed');
  return { code: 'internal_error' };
}

async function proceed(site: Site, context: Exchange, body: unknown): Promise<Answer> {
  const { endpoint, scope, world, settings } = site;
  const { request, params } = context;
  const client = callerOf(site, context);
  const refused = endpoint.operation.limited ? await refuseBeyondLimit(settings, client, context) : null;
  if (refused) return presentProblem(endpoint, refused, body);
  const incoming = {
    body,
    path: withoutNulls(params),
    bearer: bearerOf(request.headers),
    cookie: endpoint.operation.credential === 'refreshCookie' ? readCookie(request.headers, scope) : undefined,
    isService: () => isService(request.headers, settings.serviceKey),
    client,
  };
  return answerRequest(endpoint, world, incoming, settings.observer);
}

/** The client; looked up at once for a use case that takes one, which may need it after a wait, see `Caller.lookUp`. */
function callerOf({ endpoint, settings }: Site, exchange: Exchange): Client {
  const caller = new Caller(exchange, settings.trustedProxyHops);
  // The documents of an endpoint share one use case.
  const [{ row }] = endpoint.parties;
  if (row.useCase.length > 2) caller.lookUp();
  return caller;
}

/** The router gives null for a parameter in a broken encoding; no such token exists. */
function withoutNulls(params: Record<string, string | null> | undefined): Record<string, string> {
  return params ? Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? ''])) : {};
}

async function refuseBeyondLimit(
  { limits, observer }: HttpSettings,
  { network }: Client,
  { set }: Exchange,
): Promise<Problem | null> {
  const { refused, headers } = await limits.network(network);
  Object.assign(set.headers, headers);
  if (refused) observer?.limited(refused.limit.name);
  return refused;
}

/** Outside production an answer that the contract does not declare is a fault to be seen at once, not a reply. */
function checked({ endpoint, settings }: Site, answer: Answer): Answer {
  const fault = settings.checkAnswer?.(endpoint.surface, endpoint.operation.operationId, answer);
  if (!fault) return answer;
  settings.log.error({ fault }, 'answer deviates from the contract');
  return presentProblem(endpoint, { code: 'internal_error' });
}
