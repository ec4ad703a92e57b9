import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Log } from '../ports/log.ts';
import type { AnsweredRequest, End, RequestTracer } from '../ports/observer.ts';
import { reportingExporter } from './trace-export.ts';

export interface TracingOptions {
  /** The base of the collector (OTLP over HTTP); spans go to `v1/traces` under it. */
  endpoint: string;
  headers: Record<string, string>;
  serviceName: string;
  /** From 0 to 1; a caller's decision counts more. */
  sampledShare: number;
  version: string;
  log: Log;
}

export interface Tracing {
  tracer: RequestTracer;
  /** Sends what is left, but waits for the collector less than a second. */
  stop(): Promise<void>;
}

/**
 * Spans by the semantic conventions of OpenTelemetry, in batches, to a collector. Spans carry names of the contract and
 * of the code, statuses and times: no path as it was requested, no query, header, body or address of a client.
 * Nothing is registered globally. What a slow collector does not take is dropped beyond 2,048 spans.
 */
export function startTracing({ endpoint, headers, serviceName, sampledShare, version, log }: TracingOptions): Tracing {
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = reportingExporter(new OTLPTraceExporter({ url, headers, timeoutMillis: EXPORT_LIMIT_MS }), log);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName, 'service.version': version }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampledShare) }),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: EXPORT_LIMIT_MS })],
  });
  return {
    tracer: requestTracer(provider.getTracer('concord', version)),
    stop: () => Promise.race([provider.shutdown().catch(() => {}), Bun.sleep(FLUSH_LIMIT_MS)]),
  };
}

const EXPORT_LIMIT_MS = 5000;
/** With what else stopping may take, less than the 10 s after which `docker stop` kills. */
const FLUSH_LIMIT_MS = 800;

const propagator = new W3CTraceContextPropagator();
const headerGetter = { keys: () => [], get: (headers: Headers, name: string) => headers.get(name) ?? undefined };

function requestTracer(tracer: Tracer): RequestTracer {
  const spans = new WeakMap<Request, Span>();
  const current = new AsyncLocalStorage<Span>();
  const child = (name: string, kind: SpanKind, attributes: Attributes): End => {
    const parent = current.getStore();
    // Work that no request asked for, such as the sweeper's, would be a trace of one span each time.
    if (!parent?.isRecording()) return noEnd;
    return endOf(tracer.startSpan(name, { kind, attributes }, trace.setSpan(ROOT_CONTEXT, parent)));
  };
  return {
    within(request, work) {
      const caller = propagator.extract(ROOT_CONTEXT, request.headers, headerGetter);
      const span = tracer.startSpan('HTTP', { kind: SpanKind.SERVER }, caller);
      spans.set(request, span);
      return current.run(span, work);
    },
    traceIdOf: (request) => spans.get(request)?.spanContext().traceId ?? null,
    requestAnswered(request, answered, requestId) {
      const span = spans.get(request);
      if (span) describe(span, answered, requestId);
      span?.end();
    },
    storeCall: (call) => child(call, SpanKind.CLIENT, { 'db.system.name': 'postgresql', 'db.operation.name': call }),
    hashWait: () => child('wait for a turn to hash', SpanKind.INTERNAL, {}),
    hash: () => child('hash', SpanKind.INTERNAL, {}),
  };
}

function noEnd(): void {}

function endOf(span: Span): End {
  return (failure) => {
    if (failure !== undefined) {
      span.setAttributes({ 'error.type': failure, 'db.response.status_code': failure });
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
  };
}

/** https://opentelemetry.io/docs/specs/semconv/http/http-spans/; without `url.path`, in which one-time tokens are sent. */
function describe(
  span: Span,
  { operation, document, method, path, status }: AnsweredRequest,
  requestId: string | null,
): void {
  const known = path === null ? '_OTHER' : method;
  span.updateName(path === null ? 'HTTP' : `${known} ${path}`);
  span.setAttributes({
    'http.request.method': known,
    'http.response.status_code': status,
    'concord.operation': operation,
    'concord.document': document,
    ...(path === null ? {} : { 'http.route': path }),
    ...(requestId === null ? {} : { 'concord.request_id': requestId }),
  });
  if (status < 500) return;
  span.setAttribute('error.type', String(status));
  span.setStatus({ code: SpanStatusCode.ERROR });
}
