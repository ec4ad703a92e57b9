/** Structured logging: what happened in `message`, always the same text for the same event; the particulars in `fields`. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  /** An error goes under `err`. */
  error(fields: Record<string, unknown>, message: string): void;
}
