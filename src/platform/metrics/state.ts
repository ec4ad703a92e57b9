import { Gauge, type Registry } from 'prom-client';

/** What is asked when metrics are read, rather than told as it happens. */
export interface StateSources {
  build: { version: string; engine: string };
  /** How many database connections this process may open. */
  databaseConnections: number;
  /** Requests that are being answered. */
  pendingRequests(): number;
  /** When the key that signs was made; null for a shared secret, which has no date. */
  signingKeyCreatedAt(): Date | null;
  /** Rejects when the database fails. */
  outboxBacklog(): Promise<{ requests: number; oldestAt: Date | null }>;
}

export function addStateGauges(registry: Registry, sources: StateSources, clock: { now(): Date }): void {
  const registers = [registry];
  const { version, engine } = sources.build;
  const build = new Gauge({
    name: 'concord_build_info',
    help: 'Always 1; the labels tell what runs',
    labelNames: ['version', 'bun', 'engine'] as const,
    registers,
  });
  build.set({ version, bun: Bun.version, engine }, 1);
  new Gauge({
    name: 'concord_database_connections_max',
    help: 'Connections that the pool may open; further calls wait',
    registers,
  }).set(sources.databaseConnections);
  new Gauge({
    name: 'concord_http_requests_in_flight',
    help: 'Requests that have not been answered',
    registers,
    collect() {
      this.set(sources.pendingRequests());
    },
  });
  new Gauge({
    name: 'concord_signing_key_created_timestamp_seconds',
    help: 'When the key that signs tokens was made; NaN for a shared secret',
    registers,
    collect() {
      this.set(seconds(sources.signingKeyCreatedAt()));
    },
  });
  addOutboxGauges(registry, sources, clock);
}

/** NaN while the database does not answer: the other metrics are wanted then most of all. */
function addOutboxGauges(registry: Registry, { outboxBacklog }: StateSources, clock: { now(): Date }): void {
  const registers = [registry];
  const look = () => outboxBacklog().catch(() => null);
  // Each asks the store for itself: a gauge that another one's `collect` sets may have been read already, and be one scrape late.
  new Gauge({
    name: 'concord_outbox_oldest_age_seconds',
    help: 'How long the oldest mail has been waiting, over all instances; 0 when none is',
    registers,
    async collect() {
      const backlog = await look();
      if (!backlog) this.set(Number.NaN);
      else this.set(backlog.oldestAt ? Math.max(0, seconds(clock.now()) - seconds(backlog.oldestAt)) : 0);
    },
  });
  new Gauge({
    name: 'concord_outbox_requests',
    help: 'Mails that wait to be sent, over all instances',
    registers,
    async collect() {
      this.set((await look())?.requests ?? Number.NaN);
    },
  });
}

function seconds(time: Date | null): number {
  return time === null ? Number.NaN : time.getTime() / 1000;
}
