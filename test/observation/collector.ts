/** A collector of traces on the loopback: takes OTLP over HTTP in JSON, and keeps what it was sent. */
export interface Collector {
  endpoint: string;
  requests: { path: string; headers: Headers; text: string }[];
  spans(): CollectedSpan[];
  /** Has it answer nothing until `release`. */
  hold(): { release(): void };
  stop(): Promise<void>;
}

export interface CollectedSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  name: string;
  /** 2 is a server's, 3 a client's (OTLP `SpanKind`). */
  kind: number;
  /** 2 is an error. */
  status: number;
  attributes: Record<string, string | number>;
}

export function collect(): Collector {
  const requests: Collector['requests'] = [];
  let held = Promise.resolve();
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    async fetch(request) {
      requests.push({ path: new URL(request.url).pathname, headers: request.headers, text: await request.text() });
      await held;
      return Response.json({});
    },
  });
  return {
    endpoint: `http://127.0.0.1:${server.port}`,
    requests,
    spans: () => requests.flatMap(({ text }) => spansOf(JSON.parse(text))),
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return { release: resolve };
    },
    stop: () => server.stop(true),
  };
}

interface Exported {
  resourceSpans: { scopeSpans: { spans: ExportedSpan[] }[] }[];
}

interface ExportedSpan extends Omit<CollectedSpan, 'status' | 'attributes'> {
  status: { code: number };
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}

function spansOf({ resourceSpans }: Exported): CollectedSpan[] {
  const spans = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  return spans.map(({ status, attributes, ...span }) => ({
    ...span,
    status: status.code,
    attributes: Object.fromEntries(
      attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? 'of another type']),
    ),
  }));
}
