import { expect, test } from 'bun:test';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { reportingExporter } from '../../src/platform/trace-export.ts';
import { recordingLog } from './recording-log.ts';

test('that spans are lost is told once, and once that they no longer are', () => {
  const lost = { code: ExportResultCode.FAILED, error: new Error('connection refused') };
  const taken = { code: ExportResultCode.SUCCESS };
  const results: ExportResult[] = [taken, lost, lost, lost, taken, taken, lost];
  const left = [...results];
  const library = {
    export: (_spans: unknown, done: (result: ExportResult) => void) => done(left.shift() ?? taken),
    shutdown: async () => {},
  };
  const log = recordingLog();
  const exporter = reportingExporter(library, log);
  const passedOn: ExportResult[] = [];
  for (const _ of results) exporter.export([], (result) => passedOn.push(result));
  expect(passedOn).toEqual(results);
  const losing = 'the trace collector takes no spans; they are dropped';
  expect(log.lines.map(({ message }) => message)).toEqual([losing, 'the trace collector takes spans again', losing]);
});
