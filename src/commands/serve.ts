import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { advice } from '../configuration/advice.ts';
import { systemClock } from '../platform/clock.ts';
import { createLog } from '../platform/log.ts';
import { startServer } from '../server.ts';
import { openConfigured } from './open-configured.ts';
import type { Terminal } from './terminal.ts';

export function addServe(program: Command, terminal: Terminal): void {
  program
    .command('serve')
    .description('bring the schema up to date and answer requests until SIGTERM (the default)')
    .action(() => serve(terminal.config()));
}

/** Resolves when the service is ready; it ends the process itself. */
export async function serve(config: Config): Promise<void> {
  const log = createLog({ level: config.logLevel });
  for (const { message, advice: what } of advice(config)) log.warn({}, `${message}: ${what}`);
  const database = await openConfigured(config);
  const server = await startServer({ config, database, clock: systemClock, log });
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    await server.stop();
    await database.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void stop(signal));
  const metrics = server.metricsUrl ? { metrics: server.metricsUrl } : {};
  log.info({ url: server.url, publicUrl: config.publicUrl, database: database.engine, ...metrics }, 'ready');
}
