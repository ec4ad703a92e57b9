import type { ValidateFunction } from 'ajv';
import { fieldErrors } from '../contract/fields.ts';
import type { Answer } from '../contract/wire.ts';
import {
  answerProblem,
  type Document,
  type Incoming,
  type Problem,
  type Row,
  type UseCase,
} from '../documents/document.ts';
import type { Failure, FieldErrors, Outcome, TooManyRequests } from '../domain/outcome.ts';
import type { World } from '../domain/world.ts';
import type { Observer } from '../ports/observer.ts';
import { errorCode, has, joinAnswers } from './join.ts';

/** One operation as one surface offers it: at the root by one or two documents, at a mount by one. */
export interface Endpoint {
  /** `root`, or the key of the document that is mounted. */
  surface: string;
  operation: OperationRow;
  /** Where it is served, with the prefix of the mount. */
  path: string;
  parties: Parties;
  /** Whether errors carry `code`: the root's do. */
  coded: boolean;
  /** Members of which a body must have exactly one (`join.ts`); mostly none. */
  alternatives: readonly string[];
  /** The parties for this body, the one that leads first. */
  inOrder(body: unknown): Parties;
  /** The request body of this surface; null for an operation without one. */
  validate: ValidateFunction | null;
}

export interface OperationRow {
  operationId: string;
  method: string;
  path: string;
  documents: readonly string[];
  credential: string | null;
  hasBody: boolean;
  limited: boolean;
  statuses: readonly number[];
}

export type Parties = readonly [Party, ...Party[]];

/** A document's part in an endpoint. */
export interface Party {
  document: Document;
  row: Row;
  /** The request body of this document alone. */
  validate: ValidateFunction | null;
}

/** Runs the use case once and lets every document present the outcome. */
export async function answerRequest(
  endpoint: Endpoint,
  world: World,
  incoming: Incoming,
  observer: Observer | null = null,
): Promise<Answer> {
  const [leader, ...followers] = endpoint.inOrder(incoming.body);
  const fields = refuseBody(endpoint, leader, world, incoming);
  if (fields) return presentProblem(endpoint, { code: 'invalid_fields', fields }, incoming.body);
  const useCase = leader.row.useCase as UseCase<unknown, unknown, Failure>;
  const outcome = await useCase(world, leader.row.read(incoming), incoming.client);
  if (observer) tellOutcome(observer, endpoint, outcome);
  const present = ({ row, document }: Party) => row.present(outcome, document);
  return finish(endpoint, present(leader), followers.map(present), outcome.ok ? undefined : outcome.failure.code);
}

function tellOutcome(observer: Observer, { operation, surface }: Endpoint, outcome: Outcome<unknown, Failure>): void {
  observer.outcome({ operation: operation.operationId, document: surface }, outcome.ok ? 'ok' : outcome.failure.code);
  if (!outcome.ok && outcome.failure.code === 'too_many_requests') {
    observer.limited((outcome.failure as TooManyRequests).limit.name);
  }
}

/** What the documents of an endpoint say of a problem. */
export function presentProblem(endpoint: Endpoint, problem: Problem, body?: unknown): Answer {
  const [leader, ...followers] = endpoint.inOrder(body);
  const present = ({ document }: Party) => answerProblem(document, problem);
  return finish(endpoint, present(leader), followers.map(present), problem.code);
}

/**
 * The surface's schema decides whether a body is acceptable; the leading document's own schema says which fields are not. The
 * use case adds its reasons against the other fields, so that one answer names every faulty field.
 */
function refuseBody(endpoint: Endpoint, leader: Party, world: World, incoming: Incoming): FieldErrors | null {
  const { body } = incoming;
  if (!endpoint.validate || endpoint.validate(body)) return null;
  const fields = (leader.validate && fieldErrors(leader.validate, body)) ?? {};
  if (typeof body !== 'object' || body === null || 'body' in fields) return fields;
  const { alternatives } = endpoint;
  if (alternatives.length > 0 && alternatives.filter((name) => has(body, name)).length !== 1) {
    return { body: [`must have exactly one of ${alternatives.join(' and ')}`], ...without(fields, alternatives) };
  }
  const accepted = { ...incoming, body: without(body as Record<string, unknown>, Object.keys(fields)) };
  return { ...fields, ...leader.row.refuse(world, accepted) };
}

function without<Value>(members: Record<string, Value>, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));
}

function finish(endpoint: Endpoint, leader: Answer, followers: Answer[], failureCode: string | undefined): Answer {
  const code = endpoint.coded && failureCode !== undefined ? errorCode(failureCode) : undefined;
  const answer = joinAnswers(leader, followers, code);
  const wantsBearer =
    endpoint.operation.credential === 'accessToken' || endpoint.operation.credential === 'refreshToken';
  if (answer.status === 401 && wantsBearer) {
    // RFC 6750 §3: no error code when no token was sent.
    const error = failureCode === 'token_missing' ? '' : ', error="invalid_token"';
    return { ...answer, headers: { ...answer.headers, 'WWW-Authenticate': `Bearer realm="concord"${error}` } };
  }
  return answer;
}
