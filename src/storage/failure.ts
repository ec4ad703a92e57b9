import type { Observer } from '../ports/observer.ts';

/**
 * The database failed. Names the operation and the code, never a value: the message of a `DrizzleQueryError` holds the
 * parameters of the query (addresses, password hashes), so the original error is not kept as `cause` either.
 */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
  /** As `accounts.insert`. */
  readonly operation: string;
  /** SQLSTATE (PostgreSQL, Appendix A), or the driver's code such as `ECONNREFUSED`; null when there was none. */
  readonly code: string | null;

  constructor(operation: string, error: unknown) {
    const code = codeOf(error);
    super(`${operation} failed (${code ?? `no SQLSTATE, ${kindOf(error)}`})`);
    this.operation = operation;
    this.code = code;
  }
}

/**
 * The same store, of which every method rejects with nothing but `StorageFailure`, and within 5 s: a database that
 * stands still, or a network that swallows packets, gives no error. What was asked for may then still happen.
 * `limitsMs` has the limits of methods that may take longer.
 */
export function reportingFailures<Store extends object>(
  name: string,
  store: Store,
  observer: Observer | null,
  limitsMs: { [Method in keyof Store]?: number } = {},
): Store {
  const limits = new Map<string, number>(Object.entries(limitsMs));
  const methods = Object.entries(store).map(([method, run]: [string, (...input: unknown[]) => Promise<unknown>]) => {
    const operation = `${name}.${method}`;
    const limitMs = limits.get(method) ?? ANSWER_LIMIT_MS;
    const call = async (...input: unknown[]) => {
      const end = observer?.storeCall(operation);
      try {
        const result = await within(limitMs, run(...input));
        end?.();
        return result;
      } catch (error) {
        const failure = new StorageFailure(operation, error);
        end?.(failure.code ?? 'unknown');
        throw failure;
      }
    };
    return [method, call];
  });
  return Object.fromEntries(methods) as Store;
}

/** Runs work on the database. @throws {StorageFailure} and nothing else, whatever the work throws */
export async function orStorageFailure<Result>(operation: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new StorageFailure(operation, error);
  }
}

/** @throws {DatabaseSilent} when the work takes longer */
export function within<Result>(limitMs: number, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DatabaseSilent()), limitMs);
    // Not by `finally`, which is two promises more in every query.
    const settling =
      <Value>(settle: (value: Value) => void) =>
      (value: Value) => {
        clearTimeout(timer);
        settle(value);
      };
    work.then(settling(resolve), settling(reject));
  });
}

/** A second more than `statement_timeout`, which ends a statement that merely waits for a lock. */
export const ANSWER_LIMIT_MS = 5000;

export class DatabaseSilent extends Error {
  readonly code = 'NO_ANSWER';
}

const CODE = /^[A-Z0-9_]{4,40}$/;

/** SQLSTATE or the driver's code. Drizzle puts the driver's error into `cause`; a failed `BEGIN` or `COMMIT` comes as it is. */
export function codeOf(error: unknown): string | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && typeof current.code === 'string' && CODE.test(current.code)) return current.code;
  }
  return null;
}

function kindOf(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  return innermost instanceof Error ? innermost.constructor.name : typeof innermost;
}
