import { type DestinationStream, pino } from 'pino';
import type { Log } from '../ports/log.ts';
import { redactFields, redactText } from './log-redaction.ts';
import { gatheringStdout } from './standard-output.ts';

/**
 * One JSON object a line on stdout; warnings and errors are written at once.
 * Redaction is the last defence; callers are not to pass secrets in the first place.
 */
export function createLog(options: { level: string; destination?: DestinationStream }): Log {
  const gathered = options.destination ? null : gatheringStdout();
  const logger = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Errors are taken apart by the redaction; pino's own serializer would take its result for another error.
      serializers: { err: (error: unknown) => error },
      formatters: { level: (label) => ({ level: label }) },
    },
    gathered ?? options.destination,
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
