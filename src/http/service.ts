import type { Context, Elysia } from 'elysia';
import contractText from '../../openapi.yaml' with { type: 'text' };
import budgetTracker from '../contract/generated/budget-tracker.json' with { type: 'json' };
import { operations } from '../contract/generated/operations.ts';
import refreshCookie from '../contract/generated/refresh-cookie.json' with { type: 'json' };
import renewableToken from '../contract/generated/renewable-token.json' with { type: 'json' };
import root from '../contract/generated/root.json' with { type: 'json' };
import type { components, operations as Operations } from '../contract/generated/root.ts';
import tokenPair from '../contract/generated/token-pair.json' with { type: 'json' };
import verifiedEmail from '../contract/generated/verified-email.json' with { type: 'json' };
import type { Answer, AnswerWith } from '../contract/wire.ts';
import type { Log } from '../ports/log.ts';
import type { DevMailbox } from '../ports/mail.ts';
import { publishedKeysMaxAgeSeconds } from '../ports/tokens.ts';
import type { AnswerCheck } from './answer-check.ts';
import { devMailHandlers } from './dev-mail.ts';
import type { Page } from './pages/layout.ts';
import { pages } from './pages/pages.ts';
import { describedAt, type Located, yamlDescribedAt } from './public-descriptions.ts';
import { routePattern, verbsOf } from './routes.ts';

const keysHeaders = { 'cache-control': `public, max-age=${publishedKeysMaxAgeSeconds}` };

/** What the service's own operations ask of the rest. */
export interface ServiceSources {
  publicUrl: string;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  lifecycle: Lifecycle;
  /** The public keys that verify tokens. */
  publicKeys(): PublicKey[];
  /** Null where there is none. */
  devMailbox: DevMailbox | null;
  /** Null in production. */
  checkAnswer: AnswerCheck | null;
  log: Log;
}

/** Where the process is in its life, as far as replies depend on it. */
export interface Lifecycle {
  /** It was told to stop, and still answers for a moment. */
  isStopping: boolean;
}

/** The parts of a public Ed25519 key (RFC 8037) that are published. */
interface PublicKey {
  x?: string;
  kid?: string;
  alg?: string;
}

type OwnId = Exclude<(typeof operations)['root'][number], { documents: readonly [string, ...string[]] }>['operationId'];
type Reply = Answer | Page;
type Handler = (context: Context) => Reply | Promise<Reply>;

/** Registers the operations of the service itself; one that the contract lists and nobody handles does not compile. */
export function addServiceOperations(app: Elysia, sources: ServiceSources): void {
  const handlers = handlersOf(sources);
  for (const { operationId, method, path, documents } of operations.root) {
    if (documents.length > 0) continue;
    const handler = handlers[operationId as OwnId];
    const handle = async (context: Context) => send(await handler(context), operationId, sources, context);
    for (const verb of verbsOf(method)) app.route(verb, routePattern(path), handle, { parse: 'none' });
  }
}

const [kty, crv, use] = ['OKP', 'Ed25519', 'sig'] as const;

const descriptions: Record<string, components['schemas']['OpenapiDescription'] & Located> = {
  'budget-tracker': budgetTracker,
  'refresh-cookie': refreshCookie,
  'renewable-token': renewableToken,
  'token-pair': tokenPair,
  'verified-email': verifiedEmail,
};

function handlersOf(sources: ServiceSources): Record<OwnId, Handler> {
  const { publicUrl, ping, lifecycle, publicKeys, devMailbox, log } = sources;
  return {
    getHealth: async () => {
      if (await answers(ping, log)) return answer<'getHealth'>()(200, { status: 'ok' });
      return answer<'getHealth'>()(503, { status: 'unavailable' }, { headers: { 'Retry-After': '5' } });
    },
    getLiveness: () => answer<'getLiveness'>()(200, { status: 'live' }),
    getReadiness: async () => {
      const unavailable = (reason: 'stopping' | 'database') =>
        answer<'getReadiness'>()(503, { status: 'unavailable', reason }, { headers: { 'Retry-After': '5' } });
      if (lifecycle.isStopping) return unavailable('stopping');
      return (await answers(ping, log)) ? answer<'getReadiness'>()(200, { status: 'ready' }) : unavailable('database');
    },
    ...descriptionHandlers(publicUrl),
    getJwks: () => {
      const keys = publicKeys().map(({ x = '', kid = '', alg = '' }) => ({ kty, crv, x, alg, use, kid }));
      return answer<'getJwks'>()(200, { keys }, { headers: keysHeaders });
    },
    getLandingPage: ({ path }) => pages.landing(path),
    getDocsPage: ({ path }) => pages.docs(path),
    getDocumentDocsPage: ({ path, params }): Reply => {
      const key = params['document'] ?? '';
      if (Object.hasOwn(descriptions, key)) return pages.documentDocs(path, key);
      return answer<'getDocumentDocsPage'>()(404, { message: 'No such document', code: 'not_found' });
    },
    getAccountPage: ({ path }) => pages.account(path),
    getForgotPasswordPage: ({ path }) => pages.forgotPassword(path),
    getResetPasswordPage: ({ path }) => pages.resetPassword(path),
    getVerifyEmailPage: ({ path }) => pages.verifyEmail(path),
    ...devMailHandlers(devMailbox),
    getAsset: async ({ params }): Promise<Reply> => {
      const asset = await pages.asset(params['file'] ?? '');
      return asset ?? answer<'getAsset'>()(404, { message: 'No such file', code: 'not_found' });
    },
  };
}

function descriptionHandlers(publicUrl: string) {
  const yaml = { contentType: 'application/yaml; charset=utf-8', text: yamlDescribedAt(publicUrl, contractText) };
  const rootHere = describedAt(publicUrl, root);
  const here = new Map(Object.entries(descriptions).map(([key, each]) => [key, describedAt(publicUrl, each)]));
  return {
    getOpenapiYaml: () => yaml,
    getOpenapiJson: () => answer<'getOpenapiJson'>()(200, rootHere),
    getDocumentOpenapi: ({ params }): Answer => {
      const description = here.get(params['document'] ?? '');
      if (description) return answer<'getDocumentOpenapi'>()(200, description);
      return answer<'getDocumentOpenapi'>()(404, { message: 'No such document', code: 'not_found' });
    },
  } satisfies Partial<Record<OwnId, Handler>>;
}

async function answers(ping: () => Promise<void>, log: Log): Promise<boolean> {
  try {
    await ping();
    return true;
  } catch (error) {
    log.warn({ err: error }, 'the database does not answer');
    return false;
  }
}

function answer<Id extends keyof Operations>(): AnswerWith<Operations, Id> {
  return (status, body, besides) => ({ status, body: body as object, ...besides });
}

function send(reply: Reply, operationId: string, { checkAnswer }: ServiceSources, { set }: Context): unknown {
  if ('contentType' in reply) {
    set.headers['content-type'] = reply.contentType;
    if (reply.contentSecurityPolicy) set.headers['content-security-policy'] = reply.contentSecurityPolicy;
    // The framework would take a blob for a part of a file, and say so.
    return reply.text instanceof Blob ? new Response(reply.text) : reply.text;
  }
  const fault = checkAnswer?.('root', operationId, reply);
  // The error handler logs it.
  if (fault) throw new Error(`answer deviates from the contract: ${fault}`);
  set.status = reply.status;
  Object.assign(set.headers, reply.headers);
  return reply.body;
}
