import type { MetricsListener } from './platform/metrics/listener.ts';
import type { Metrics } from './platform/metrics/metrics.ts';
import type { StateSources } from './platform/metrics/state.ts';
import type { Tracing, TracingOptions } from './platform/tracing.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Observer, RequestTracer } from './ports/observer.ts';
import { version } from './version.ts';

/** What looks at the service from outside, as far as it was asked for. */
export interface Observation {
  /** Null when nobody is to be told. */
  observer: Observer | null;
  tracer: RequestTracer | null;
  /** Null without metrics. */
  metricsUrl: string | null;
  /** Tells the metrics what they can ask of the service, once it runs. */
  watch(sources: Omit<StateSources, 'build'> & { engine: string }): void;
  stop(): Promise<void>;
}

/** Opens the metrics port and the way to the trace collector. The libraries are loaded only where they are used. */
export async function startObservation(options: {
  metrics: { host: string; port: number } | null;
  tracing: Omit<TracingOptions, 'version' | 'log'> | null;
  clock: Clock;
  log: Log;
}): Promise<Observation> {
  const tracing = options.tracing && (await openTracing({ ...options.tracing, version, log: options.log }));
  const opened = options.metrics && (await openMetrics(options.metrics, options.clock));
  return {
    observer: told(opened?.metrics.observer ?? null, tracing?.tracer ?? null),
    tracer: tracing?.tracer ?? null,
    metricsUrl: opened?.listener.url ?? null,
    watch: ({ engine, ...sources }) => opened?.metrics.watch({ ...sources, build: { version, engine } }),
    async stop() {
      await tracing?.stop();
      await opened?.listener.stop();
    },
  };
}

async function openMetrics(
  at: { host: string; port: number },
  clock: Clock,
): Promise<{ metrics: Metrics; listener: MetricsListener }> {
  const { createMetrics } = await import('./platform/metrics/metrics.ts');
  const { serveMetrics } = await import('./platform/metrics/listener.ts');
  const metrics = createMetrics(clock);
  return { metrics, listener: serveMetrics(metrics, at) };
}

async function openTracing(options: TracingOptions): Promise<Tracing> {
  const { startTracing } = await import('./platform/tracing.ts');
  return startTracing(options);
}

/** One observer that tells the metrics of everything and the tracer of work; null without both. */
function told(metrics: Observer | null, tracer: RequestTracer | null): Observer | null {
  if (!tracer) return metrics;
  const others = metrics ?? DEAF;
  const both =
    <Input extends unknown[]>(one: (...input: Input) => (code?: string) => void, other: typeof one): typeof one =>
    (...input) => {
      const [endOne, endOther] = [one(...input), other(...input)];
      return (code) => {
        endOne(code);
        endOther(code);
      };
    };
  return {
    ...others,
    storeCall: both(others.storeCall, tracer.storeCall),
    hashWait: both(others.hashWait, tracer.hashWait),
    hash: both(others.hash, tracer.hash),
  };
}

const ignore = () => {};
const DEAF: Observer = {
  requestAnswered: ignore,
  outcome: ignore,
  limited: ignore,
  hashRefused: ignore,
  mail: ignore,
  swept: ignore,
  storeCall: () => ignore,
  hashWait: () => ignore,
  hash: () => ignore,
};
