import { Counter, Histogram, type Registry } from 'prom-client';
import type { Observer } from '../../ports/observer.ts';
import { DURATIONS } from './durations.ts';

type RequestObserver = Pick<Observer, 'requestAnswered' | 'outcome' | 'limited'>;

export function countRequests(registry: Registry): RequestObserver {
  const registers = [registry];
  const requests = new Histogram({
    name: 'concord_http_request_duration_seconds',
    help: 'Time from request to reply, by operation of the contract and class of status',
    labelNames: ['operation', 'document', 'method', 'status'] as const,
    buckets: DURATIONS,
    registers,
  });
  const outcomes = new Counter({
    name: 'concord_outcomes_total',
    help: 'What operations came to: ok, or the code of the failure',
    labelNames: ['operation', 'document', 'outcome'] as const,
    registers,
  });
  const refusals = new Counter({
    name: 'concord_rate_limit_refusals_total',
    help: 'Requests, mails and log-ins that were one too many, by limit',
    labelNames: ['limit'] as const,
    registers,
  });
  return {
    requestAnswered({ operation, document, method, status, seconds }) {
      requests.observe(
        { operation, document, method, status: STATUS_CLASSES[Math.floor(status / 100)] ?? 'other' },
        seconds,
      );
    },
    outcome: ({ operation, document }, outcome) => outcomes.inc({ operation, document, outcome }),
    limited: (limit) => refusals.inc({ limit }),
  };
}

const STATUS_CLASSES = ['other', '1xx', '2xx', '3xx', '4xx', '5xx'];
