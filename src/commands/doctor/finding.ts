import { counted } from '../answer.ts';

/** What one check came to. */
export interface Finding {
  /** A stable word, such as `clock`. */
  check: string;
  status: 'ok' | 'warn' | 'fail';
  /** Never holds a secret. */
  message: string;
  /** What to do; null when all is well. */
  advice: string | null;
}

export function ok(check: string, message: string): Finding {
  return { check, status: 'ok', message, advice: null };
}

/** It works, but not as it should, or not for long. */
export function warn(check: string, message: string, advice: string): Finding {
  return { check, status: 'warn', message, advice };
}

/** The service does not start, or does not do its work. */
export function fail(check: string, message: string, advice: string): Finding {
  return { check, status: 'fail', message, advice };
}

/** `3 minutes`, `2 days`, in the largest unit that fits. */
export function spanWords(milliseconds: number): string {
  const units: [string, number][] = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1000],
  ];
  const [word, size] = units.find(([, length]) => milliseconds >= length) ?? ['millisecond', 1];
  return counted(Math.round(milliseconds / size), word);
}
