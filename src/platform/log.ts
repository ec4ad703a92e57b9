import type { DestinationStream } from 'pino';
import { pino } from 'pino';
import type { Log } from '../ports/log.ts';
import { redactFields, redactText } from './log-redaction.ts';

/** One JSON object a line on stdout. Redaction is the last defence; callers are not to pass secrets in the first place. */
export function createLog(options: { level: string; destination?: DestinationStream }): Log {
  const logger = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Errors are taken apart by the redaction; pino's own serializer would take its result for another error.
      serializers: { err: (error: unknown) => error },
      formatters: { level: (label) => ({ level: label }) },
    },
    options.destination ?? pino.destination({ fd: 1, sync: true }),
  );
  return {
    info: (fields, message) => logger.info(redactFields(fields), redactText(message)),
    warn: (fields, message) => logger.warn(redactFields(fields), redactText(message)),
    error: (fields, message) => logger.error(redactFields(fields), redactText(message)),
  };
}
