import type { Elysia } from 'elysia';
import type { Answer } from '../contract/wire.ts';
import { answerProblem, type Document, type Problem, plainWords } from '../documents/document.ts';
import type { Log } from '../ports/log.ts';
import { errorCode } from './join.ts';
import { mountPrefix } from './mounts.ts';
import { routePattern, verbsOf } from './routes.ts';

interface Served {
  method: string;
  path: string;
}

/** Answers a method that a path does not have with 405 and `Allow` (RFC 9110 §15.5.6). */
export function addMethodFallbacks(app: Elysia, served: Served[], documents: readonly Document[]): void {
  // By the path as it is registered: Elysia adds its other spelling (with or without a slash at the end) by itself.
  const paths = Map.groupBy(served, ({ path }) => path);
  for (const [path, rows] of paths) {
    const methods = [...new Set(rows.flatMap(({ method }) => verbsOf(method)))];
    const answer = unmatched(path, { code: 'method_not_allowed' }, documents);
    app.all(
      routePattern(path),
      ({ set }) => {
        set.status = answer.status;
        set.headers['Allow'] = methods.join(', ');
        return answer.body;
      },
      { parse: 'none' },
    );
  }
}

/** Answers what no endpoint does: an unknown path, or an error outside any operation. */
export function addErrorHandler(app: Elysia, documents: readonly Document[], log: Log): void {
  app.onError(({ code, error, path, set }) => {
    const isUnknown = code === 'NOT_FOUND' || code === 'PARSE' || code === 'INVALID_COOKIE_SIGNATURE';
    if (!isUnknown) log.error({ err: error }, 'request failed');
    const answer = unmatched(path, { code: isUnknown ? 'not_found' : 'internal_error' }, documents);
    set.status = answer.status;
    return answer.body;
  });
}

/** Under a mount a document says it in its own shape, elsewhere the service does. */
function unmatched(path: string, problem: Problem, documents: readonly Document[]): Answer {
  const document = documents.find(({ key }) => path.startsWith(`${mountPrefix(key)}/`));
  return answerProblem(
    document ?? { problem: (it) => ({ message: plainWords(it), code: errorCode(it.code) }) },
    problem,
  );
}
