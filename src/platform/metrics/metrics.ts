import { Registry } from 'prom-client';
import type { Observer } from '../../ports/observer.ts';
import { countEvents } from './events.ts';
import { addProcessMetrics } from './process.ts';
import { countRequests } from './requests.ts';
import { addStateGauges, type StateSources } from './state.ts';
import { timeWork } from './work.ts';

export interface Metrics {
  observer: Observer;
  /** What can be asked of the service from now on; until then its gauges are not there. */
  watch(sources: StateSources): void;
  /** What Prometheus reads (text exposition format). */
  exposition(): Promise<{ contentType: string; text: string }>;
}

/** Counts what it is told, in a registry of its own. */
export function createMetrics(clock: { now(): Date }): Metrics {
  const registry = new Registry();
  addProcessMetrics(registry);
  return {
    observer: { ...countRequests(registry), ...timeWork(registry), ...countEvents(registry, clock) },
    watch: (sources) => addStateGauges(registry, sources, clock),
    exposition: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
