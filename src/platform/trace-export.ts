import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import type { Log } from '../ports/log.ts';

/** The exporter, with a word in the log when spans begin to be lost and when they no longer are: by itself it is silent. */
export function reportingExporter(exporter: SpanExporter, log: Log): SpanExporter {
  let isLosing = false;
  const tell = ({ code, error }: ExportResult) => {
    const isLost = code !== ExportResultCode.SUCCESS;
    if (isLost && !isLosing) log.warn({ err: error }, 'the trace collector takes no spans; they are dropped');
    if (!isLost && isLosing) log.info({}, 'the trace collector takes spans again');
    isLosing = isLost;
  };
  return {
    export: (spans: ReadableSpan[], done: (result: ExportResult) => void) =>
      exporter.export(spans, (result) => {
        tell(result);
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}
