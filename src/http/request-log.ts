import type { Elysia } from 'elysia';
import type { Log } from '../ports/log.ts';

/**
 * Gives every reply an `X-Request-Id` and every request one line in the log: its route, which holds no token of a path,
 * its status and its duration. The id is ours; one that a client sends is not taken over.
 */
export function addRequestLog(app: Elysia, log: Log): void {
  const begun = new WeakMap<Request, number>();
  app.onRequest(({ request, set }) => {
    begun.set(request, performance.now());
    set.headers['x-request-id'] = Bun.randomUUIDv7();
  });
  app.onAfterResponse(({ request, set, route }) => {
    const durationMs = Math.round((performance.now() - (begun.get(request) ?? performance.now())) * 10) / 10;
    const requestId = set.headers['x-request-id'];
    log.info(
      { requestId, method: request.method, route: route || null, status: set.status ?? 200, durationMs },
      'request',
    );
  });
}
