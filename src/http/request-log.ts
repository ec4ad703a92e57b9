import type { Elysia } from 'elysia';
import type { Log } from '../ports/log.ts';
import type { RequestTracer } from '../ports/observer.ts';

/**
 * Gives every reply an `X-Request-Id` and every request one line in the log: its route, which holds no token of a path,
 * its status and its duration, and the id of its trace if it is traced. The id is ours; one that a client sends is not
 * taken over. Probes that find all well come every few seconds and are not worth a line.
 */
export function addRequestLog(app: Elysia, log: Log, tracer: RequestTracer | null = null): void {
  const begun = new WeakMap<Request, number>();
  app.onRequest(({ request, set }) => {
    begun.set(request, performance.now());
    set.headers['x-request-id'] = Bun.randomUUIDv7();
  });
  app.onAfterResponse(({ request, set, route }) => {
    const status = set.status ?? 200;
    if (status === 200 && PROBES.has(route)) return;
    const durationMs = Math.round((performance.now() - (begun.get(request) ?? performance.now())) * 10) / 10;
    const requestId = set.headers['x-request-id'];
    const trace = tracer ? { traceId: tracer.traceIdOf(request) } : {};
    log.info({ requestId, ...trace, method: request.method, route: route || null, status, durationMs }, 'request');
  });
}

const PROBES = new Set(['/health/live', '/health/ready']);
