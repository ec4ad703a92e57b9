/** What a use case comes to. An expected failure is a value of it; a surprise is thrown. */
export type Outcome<Value, F extends Failure> = { ok: true; value: Value } | { ok: false; failure: F };

/** An expected failure: a stable word, and what its presenter needs besides. */
export interface Failure {
  code: string;
}

/** What is wrong with each field, in words that complete the field's name: `is required`. */
export type FieldErrors = Record<string, string[]>;

export interface InvalidFields extends Failure {
  code: 'invalid_fields';
  fields: FieldErrors;
}

export interface TooManyRequests extends Failure {
  code: 'too_many_requests';
  retryAfterSeconds: number;
  /** The limit that was reached: its name, and how many in how many seconds. */
  limit: { name: string; quota: number; windowSeconds: number };
}

/** The value of a use case that has nothing to tell but that it is done. */
export type Done = Record<never, never>;

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function fail<const F extends Failure>(failure: F): { ok: false; failure: F } {
  return { ok: false, failure };
}
