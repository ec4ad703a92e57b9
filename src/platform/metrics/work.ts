import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { End, WorkObserver } from '../../ports/observer.ts';
import { DURATIONS, memoized } from './durations.ts';

export function timeWork(registry: Registry): WorkObserver {
  const waits = { name: 'concord_hash_wait_seconds', help: 'Time that password hashes waited, of those that had to' };
  const waiting = { name: 'concord_hashes_waiting', help: 'Password hashes that wait for their turn' };
  const hashes = { name: 'concord_hash_duration_seconds', help: 'Time of password hashes made or checked' };
  const running = { name: 'concord_hashes_running', help: 'Password hashes that are being made or checked' };
  return {
    storeCall: timeStoreCalls(registry),
    hashWait: timeHashes(registry, waits, waiting),
    hash: timeHashes(registry, hashes, running),
  };
}

function timeStoreCalls(registry: Registry): WorkObserver['storeCall'] {
  const registers = [registry];
  const calls = new Histogram({
    name: 'concord_store_call_duration_seconds',
    help: 'Time of database calls, the wait for a connection included, by store and method',
    labelNames: ['call'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1, 5],
    registers,
  });
  const failures = new Counter({
    name: 'concord_store_call_failures_total',
    help: 'Database calls that failed, by SQLSTATE or code of the driver',
    labelNames: ['call', 'code'] as const,
    registers,
  });
  const now = { count: 0 };
  addGaugeOf(registry, now, {
    name: 'concord_store_calls_in_flight',
    help: 'Database calls that have not been answered',
  });
  const childOf = memoized((call) => calls.labels({ call }));
  return (call) => {
    const end = timed(childOf(call), now);
    return (code) => {
      end();
      if (code !== undefined) failures.inc({ call, code });
    };
  };
}

interface Named {
  name: string;
  help: string;
}

function timeHashes(registry: Registry, time: Named, inHand: Named): () => End {
  const seconds = new Histogram({ ...time, buckets: DURATIONS, registers: [registry] });
  const now = { count: 0 };
  addGaugeOf(registry, now, inHand);
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
function addGaugeOf(registry: Registry, now: { count: number }, named: Named): void {
  new Gauge({
    ...named,
    registers: [registry],
    collect() {
      this.set(now.count);
    },
  });
}
