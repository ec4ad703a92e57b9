/** Tells that the work has ended; with a code when it failed. */
export type End = (failure?: string) => void;

/**
 * Is told what the service does, by the code that does it. Where nobody measures there is no observer, and no cost.
 * Every text becomes a label, so it comes from code or contract and never from a client: labels have to be few.
 */
export interface Observer extends WorkObserver {
  requestAnswered(request: AnsweredRequest): void;
  /** What a use case came to: `ok`, or the code of its failure. */
  outcome(operation: ObservedOperation, outcome: string): void;
  /** A request or a mail was one too many. */
  limited(limit: string): void;
  /** A hash was refused because the queue is full. */
  hashRefused(): void;
  mail(purpose: string, outcome: 'sent' | 'nothing_to_send' | 'failed'): void;
  /** A sweep went through and deleted so many rows. */
  swept(rows: number): void;
}

/** Is told of work that takes its time, when it begins. */
export interface WorkObserver {
  /** One call of a store, as `accounts.insert`; fails with SQLSTATE or the driver's code. */
  storeCall(operation: string): End;
  /** The wait for a turn to hash. */
  hashWait(): End;
  hash(): End;
}

/** An operation as one surface offers it. */
export interface ObservedOperation {
  /** The operationId of the contract; `unmatched` where a request met none. */
  operation: string;
  /** `root`, the key of the document whose mount it is, or `none`. */
  document: string;
}

export interface AnsweredRequest extends ObservedOperation {
  /** `any` for a method that the contract does not have there. */
  method: string;
  /** The path in the contract, with `{parameters}` and the prefix of the mount; null where a request met none. */
  path: string | null;
  status: number;
  seconds: number;
}

/** Puts the work that is done for a request under one trace. */
export interface RequestTracer extends WorkObserver {
  /** Does the work as part of the trace that `traceparent` names (W3C Trace Context), or of a new one. */
  within<Result>(request: Request, work: () => Result): Result;
  /** 32 hexadecimal digits; null when the request is not traced. */
  traceIdOf(request: Request): string | null;
  requestAnswered(request: Request, answered: AnsweredRequest, requestId: string | null): void;
}
