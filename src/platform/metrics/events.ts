import { Counter, Gauge, type Registry } from 'prom-client';
import type { Observer } from '../../ports/observer.ts';

export function countEvents(
  registry: Registry,
  clock: { now(): Date },
): Pick<Observer, 'hashRefused' | 'mail' | 'swept'> {
  const registers = [registry];
  const refused = new Counter({
    name: 'concord_hashes_refused_total',
    help: 'Requests that found the queue of hashes full',
    registers,
  });
  const mails = new Counter({
    name: 'concord_mails_total',
    help: 'Attempts to send a mail, by what it is for and what came of it',
    labelNames: ['purpose', 'outcome'] as const,
    registers,
  });
  const sweptAt = new Gauge({
    name: 'concord_sweeper_last_run_timestamp_seconds',
    help: 'When expired rows were last deleted by this instance',
    registers,
  });
  const rows = new Counter({ name: 'concord_swept_rows_total', help: 'Expired rows that were deleted', registers });
  return {
    hashRefused: () => refused.inc(),
    mail: (purpose, outcome) => mails.inc({ purpose, outcome }),
    swept(count) {
      rows.inc(count);
      sweptAt.set(clock.now().getTime() / 1000);
    },
  };
}
