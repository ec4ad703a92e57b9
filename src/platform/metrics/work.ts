import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { End, WorkObserver } from '../../ports/observer.ts';
import { DURATIONS, memoized } from './durations.ts';

export function timeWork(registry: Registry): WorkObserver {
  const hashWait = { seconds: 'concord_hash_wait_seconds', now: 'concord_hashes_waiting' };
  const hash = { seconds: 'concord_hash_duration_seconds', now: 'concord_hashes_running' };
  return {
    storeCall: timeStoreCalls(registry),
    hashWait: timeHashes(registry, hashWait, 'that wait for their turn'),
    hash: timeHashes(registry, hash, 'that are being made or checked'),
  };
}

function timeStoreCalls(registry: Registry): WorkObserver['storeCall'] {
  const registers = [registry];
  const calls = new Histogram({
    name: 'concord_store_call_duration_seconds',
    help: 'Calls of the database, the wait for a connection included, by store and method',
    labelNames: ['call'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1, 5],
    registers,
  });
  const failures = new Counter({
    name: 'concord_store_call_failures_total',
    help: 'Calls of the database that failed, by SQLSTATE or code of the driver',
    labelNames: ['call', 'code'] as const,
    registers,
  });
  const now = { count: 0 };
  addGaugeOf(registry, now, 'concord_store_calls_in_flight', 'Calls of the database that have not been answered');
  const childOf = memoized((call) => calls.labels({ call }));
  return (call) => {
    const end = timed(childOf(call), now);
    return (code) => {
      end();
      if (code !== undefined) failures.inc({ call, code });
    };
  };
}

function timeHashes(registry: Registry, names: { seconds: string; now: string }, which: string): () => End {
  const seconds = new Histogram({
    name: names.seconds,
    help: `Time of password hashes ${which}`,
    buckets: DURATIONS,
    registers: [registry],
  });
  const now = { count: 0 };
  addGaugeOf(registry, now, names.now, `Password hashes ${which}`);
  return () => timed(seconds, now);
}

function timed(histogram: { observe(seconds: number): void }, now: { count: number }): End {
  const begun = performance.now();
  now.count += 1;
  return () => {
    now.count -= 1;
    histogram.observe((performance.now() - begun) / 1000);
  };
}

/** Read when somebody looks: a gauge that is set at every change costs twice for each piece of work. */
function addGaugeOf(registry: Registry, now: { count: number }, name: string, help: string): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(now.count);
    },
  });
}
