import { collectDefaultMetrics, type Registry } from 'prom-client';

/** Those of prom-client's defaults that Bun gives a true value for: tried, the rest is zero, empty or wrong there. */
const TRUE_UNDER_BUN = new Set([
  'process_cpu_user_seconds_total',
  'process_cpu_system_seconds_total',
  'process_cpu_seconds_total',
  'process_start_time_seconds',
  'process_resident_memory_bytes',
  'process_open_fds',
  'process_max_fds',
  'nodejs_eventloop_lag_seconds',
  'nodejs_eventloop_lag_mean_seconds',
  'nodejs_eventloop_lag_max_seconds',
  'nodejs_eventloop_lag_p99_seconds',
]);

export function addProcessMetrics(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
  for (const { name } of registry.getMetricsAsArray()) {
    if (!TRUE_UNDER_BUN.has(name)) registry.removeSingleMetric(name);
  }
}
