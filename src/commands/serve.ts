import { readFile } from 'node:fs/promises';
import { constants } from 'node:os';
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
  for (const signal of await stoppingSignals()) process.on(signal, () => void stop(signal));
  const metrics = server.metricsUrl ? { metrics: server.metricsUrl } : {};
  log.info({ url: server.url, publicUrl: config.publicUrl, database: database.engine, ...metrics }, 'ready');
}

/**
 * SIGHUP means that the terminal was closed, or that somebody expects a daemon to read its settings again: the service stops
 * in good order, and a supervisor starts it anew. Under `nohup` the signal was ignored from the start, and stays so.
 */
async function stoppingSignals(): Promise<string[]> {
  const signals = ['SIGTERM', 'SIGINT'];
  return (await isIgnored(constants.signals.SIGHUP)) ? signals : [...signals, 'SIGHUP'];
}

/** As Linux tells it (proc(5), `SigIgn`: a mask in hexadecimal); false elsewhere. */
async function isIgnored(signal: number): Promise<boolean> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const mask = /^SigIgn:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0';
  return ((BigInt(`0x${mask}`) >> BigInt(signal - 1)) & 1n) === 1n;
}
