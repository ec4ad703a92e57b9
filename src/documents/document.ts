import type { Answer, AnswerWith, PathOf, RequestBodyOf } from '../contract/wire.ts';
import type { Failure, FieldErrors, InvalidFields, Outcome, TooManyRequests } from '../domain/outcome.ts';
import type { Client, World } from '../domain/world.ts';

/**
 * A document is a small table: operation -> use case -> how to read the request -> how to present each outcome.
 * Its types come from its own projection of the contract, so it compiles only if it is complete and exact.
 */
export interface Document<Operations = unknown> {
  key: string;
  /** The path of the operation that reads its refresh cookie; the only one the cookie is sent to. */
  cookiePath?: string;
  /** The body with which this document says what can go wrong in any operation. */
  problem(problem: Problem): object;
  rows: { [Id in keyof Operations]: Row };
}

/** What can go wrong before or around a use case; each has one status everywhere. */
export type Problem =
  | InvalidFields
  | TooManyRequests
  | { code: 'invalid_json' }
  | { code: 'unsupported_media_type' }
  | { code: 'body_too_large' }
  | { code: 'cross_site_request' }
  | { code: 'not_found' }
  | { code: 'method_not_allowed' }
  | { code: 'internal_error' }
  | { code: 'overloaded'; retryAfterSeconds: number };

const problemStatus = {
  invalid_fields: 400,
  invalid_json: 400,
  cross_site_request: 401,
  not_found: 404,
  method_not_allowed: 405,
  body_too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  internal_error: 500,
  overloaded: 503,
} as const satisfies Record<Problem['code'], number>;

/** The answer by which a document tells of a problem. */
export function answerProblem(document: Pick<Document, 'problem'>, problem: Problem): Answer {
  const headers = { ...retryHeaders(problem), ...limitHeaders(problem) };
  return { status: problemStatus[problem.code], body: document.problem(problem), headers };
}

function retryHeaders(problem: Problem): Record<string, string> {
  return 'retryAfterSeconds' in problem ? { 'Retry-After': String(problem.retryAfterSeconds) } : {};
}

function limitHeaders(problem: Problem): Record<string, string> {
  return problem.code === 'too_many_requests' ? rateLimitFields(problem.limit, 0, problem.retryAfterSeconds) : {};
}

/** `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10): `remaining` uses are left for `resetSeconds`. */
export function rateLimitFields(
  { name, quota, windowSeconds }: TooManyRequests['limit'],
  remaining: number,
  resetSeconds: number,
): Record<string, string> {
  return {
    RateLimit: `"${name}";r=${remaining};t=${resetSeconds}`,
    'RateLimit-Policy': `"${name}";q=${quota};w=${windowSeconds}`,
  };
}

/** A request whose body has been checked against the contract; a document reads the input of a use case from it. */
export interface Incoming<Body = unknown, Path = Record<string, string>> {
  body: Body;
  path: Path;
  /** The token of an `Authorization: Bearer` header. */
  bearer: string | undefined;
  /** The value of the refresh cookie. */
  cookie: string | undefined;
  /** Whether the caller presented the service key. */
  isService(): boolean;
  client: Client;
}

export type UseCase<Input, Value, F extends Failure> = (
  world: World,
  input: Input,
  client: Client,
) => Promise<Outcome<Value, F>>;

/** One operation of a document, as the endpoint runs it. Its types were checked where it was defined (`rowsOf`). */
export interface Row {
  useCase: UseCase<never, unknown, Failure>;
  read(incoming: Incoming): unknown;
  /** The use case's own reasons against the fields that are there; null when it has none, or no `refuse`. */
  refuse(world: World, incoming: Incoming): FieldErrors | null;
  present(outcome: Outcome<unknown, Failure>, document: Pick<Document, 'problem'>): Answer;
}

interface Reading<Operations, Id extends keyof Operations, Input, Value, F extends Failure> {
  read(incoming: Incoming<RequestBodyOf<Operations, Id>, PathOf<Operations, Id>>): Input;
  /** The use case's own reasons against the fields that are there, told together with those that the contract refuses. */
  refuse?(world: World, input: Partial<Input>): FieldErrors | null;
  /** This document's names of fields that the use case calls otherwise. */
  fieldNames?: Record<string, string>;
  succeed(value: Value): Answer;
  /** One entry for each failure of the use case that is not a `Problem`. */
  fail: { [Code in Exclude<F['code'], Problem['code']>]: Answer };
}

/** A row builder for a document: `row('authLogin', logIn, (answer) => ({ read, succeed, fail }))`. */
export function rowsOf<Operations>() {
  return function row<Id extends keyof Operations, Input, Value, F extends Failure>(
    _operationId: Id,
    useCase: UseCase<Input, Value, F>,
    define: (answer: AnswerWith<Operations, Id>) => Reading<Operations, Id, Input, Value, F>,
  ): Row {
    const { read, refuse, fieldNames, succeed, fail } = define((status, body, besides) => ({
      status,
      body: body as object,
      ...besides,
    }));
    return {
      useCase: useCase as UseCase<never, unknown, Failure>,
      read: read as Row['read'],
      refuse: (world, incoming) => refuse?.(world, read(incoming as Parameters<typeof read>[0])) ?? null,
      present: (outcome, document) => {
        if (outcome.ok) return succeed(outcome.value as Value);
        const presented = (fail as Record<string, Answer>)[outcome.failure.code];
        return presented ?? answerProblem(document, renamed(outcome.failure as Problem, fieldNames));
      },
    };
  };
}

function renamed(problem: Problem, names: Record<string, string> | undefined): Problem {
  if (problem.code !== 'invalid_fields' || !names) return problem;
  const fields = Object.entries(problem.fields).map(([field, reasons]) => [names[field] ?? field, reasons]);
  return { ...problem, fields: Object.fromEntries(fields) };
}

/** A problem in one sentence, for documents that have no words of their own for it. */
export function plainWords(problem: Problem): string {
  return problem.code === 'invalid_fields' ? sentence(problem.fields) : words[problem.code];
}

/** `email is required; password is required`. */
function sentence(fields: FieldErrors): string {
  const parts = Object.entries(fields).flatMap(([field, reasons]) => reasons.map((reason) => `${field} ${reason}`));
  return parts.join('; ');
}

const words = {
  invalid_json: 'Invalid JSON',
  unsupported_media_type: 'Request body must be application/json',
  body_too_large: 'Request body is too large',
  cross_site_request: 'Request came from another site',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  too_many_requests: 'Too many requests',
  overloaded: 'Service is busy',
  internal_error: 'Internal server error',
} as const satisfies Record<Exclude<Problem['code'], 'invalid_fields'>, string>;
