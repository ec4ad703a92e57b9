import { type DestinationStream, pino } from 'pino';
import type { Log } from '../ports/log.ts';
import { redactFields, redactText } from './log-redaction.ts';

/** One JSON object a line on stdout. Redaction is the last defence; callers are not to pass secrets in the first place. */
export function createLog(options: { level: string; destination?: DestinationStream }): Log {
  const gathered = options.destination ? null : gatheringStdout();
  const destination = options.destination ?? gathered?.stream;
  const logger = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Errors are taken apart by the redaction; pino's own serializer would take its result for another error.
      serializers: { err: (error: unknown) => error },
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return {
    info(fields, message) {
      if (!logger.isLevelEnabled('info')) return;
      logger.info(redactFields(fields), redactText(message));
      gathered?.flushSoon();
    },
    warn(fields, message) {
      logger.warn(redactFields(fields), redactText(message));
      gathered?.flush();
    },
    error(fields, message) {
      logger.error(redactFields(fields), redactText(message));
      gathered?.flush();
    },
  };
}

/**
 * Stdout, written a few kilobytes or a tenth of a second at a time: a system call for each request would cost a tenth of
 * the request. Warnings and errors are written at once, and the rest at exit; a `kill -9` loses that tenth of a second.
 */
function gatheringStdout() {
  const stdout = pino.destination({ fd: 1, sync: true });
  let lines = '';
  let timer: Timer | null = null;
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (lines === '') return;
    const gathered = lines;
    lines = '';
    stdout.write(gathered);
  };
  process.on('exit', () => {
    flush();
    stdout.flushSync();
  });
  // Not by the `minLength` of pino's own stream, which measures each line in bytes: half of what a line costs.
  const stream: DestinationStream = {
    write(line) {
      lines += line;
      if (lines.length >= MOST_GATHERED) flush();
    },
  };
  return {
    stream,
    flush,
    flushSoon() {
      timer ??= setTimeout(flush, LONGEST_GATHER_MS);
    },
  };
}

/** In UTF-16 code units, which are mostly bytes here. */
const MOST_GATHERED = 8192;
const LONGEST_GATHER_MS = 100;
