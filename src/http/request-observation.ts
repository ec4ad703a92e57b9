import type { Elysia } from 'elysia';
import { operations } from '../contract/generated/operations.ts';
import type { AnsweredRequest, Observer, RequestTracer } from '../ports/observer.ts';
import type { Endpoint } from './endpoint.ts';
import { routePattern, verbsOf } from './routes.ts';

/** Who is told of requests; null where nobody is. */
export interface RequestObservers {
  observer: Observer | null;
  tracer: RequestTracer | null;
}

/** Tells of every request once it is answered. Registers nothing where nobody listens. */
export function addRequestObservation(
  app: Elysia,
  endpoints: Endpoint[],
  { observer, tracer }: RequestObservers,
): void {
  if (!observer && !tracer) return;
  const labelsOf = labelsByRoute(endpoints);
  const begun = new WeakMap<Request, number>();
  if (tracer) {
    app.wrap(
      (handle, request) =>
        (...input: Parameters<typeof handle>) =>
          tracer.within(request, () => handle(...input)),
    );
  }
  app.onRequest(({ request }) => {
    begun.set(request, performance.now());
  });
  app.onAfterResponse(({ request, set, route }) => {
    const seconds = (performance.now() - (begun.get(request) ?? performance.now())) / 1000;
    const labels = labelsOf.get(`${request.method} ${route}`) ?? UNMATCHED;
    const answered = { ...labels, status: typeof set.status === 'number' ? set.status : 200, seconds };
    observer?.requestAnswered(answered);
    tracer?.requestAnswered(request, answered, set.headers['x-request-id'] ?? null);
  });
}

type Labels = Omit<AnsweredRequest, 'status' | 'seconds'>;

/** Paths and methods that are not in the contract share one label: clients choose them, so their number has no bound. */
const UNMATCHED: Labels = { operation: 'unmatched', document: 'none', method: 'any', path: null };

function labelsByRoute(endpoints: Endpoint[]): Map<string, Labels> {
  const own = operations.root.filter(({ documents }) => documents.length === 0);
  const served = [
    ...endpoints.map(({ surface, operation, path }) => ({ document: surface, operation, path })),
    ...own.map((operation) => ({ document: 'root', operation, path: operation.path })),
  ];
  const labels = new Map<string, Labels>();
  for (const { document, operation, path } of served) {
    for (const method of verbsOf(operation.method)) {
      labels.set(`${method} ${routePattern(path)}`, { operation: operation.operationId, document, method, path });
    }
  }
  return labels;
}
