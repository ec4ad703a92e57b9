import { listenAt } from '../listening.ts';
import type { Metrics } from './metrics.ts';

export interface MetricsListener {
  url: string;
  stop(): Promise<void>;
}

/** Serves the metrics on a port of their own: what they tell is for operators, and the public port is for clients. */
export function serveMetrics(metrics: Metrics, at: { host: string; port: number }): MetricsListener {
  const listen = () =>
    Bun.serve({
      hostname: at.host,
      port: at.port,
      development: false,
      reusePort: false,
      routes: {
        '/metrics': {
          async GET() {
            const { contentType, text } = await metrics.exposition();
            return new Response(text, { headers: { 'content-type': contentType } });
          },
        },
      },
      fetch: () => new Response('metrics are at /metrics\n', { status: 404 }),
    });
  const server = listenAt({ ...at, settings: ['METRICS_HOST', 'METRICS_PORT'] }, listen);
  return {
    url: `${server.url.origin}/metrics`,
    stop: () => server.stop(true),
  };
}
