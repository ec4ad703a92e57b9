/** Numbers the uses of a key within windows of time. */
export interface RateLimitCounter {
  /**
   * Counts one use; its number among those of the window, over all instances. Beyond `quota` it is to be refused, as all
   * will be until `resetsAt`, and then the number tells no more than that. Throws when the database does not tell.
   */
  hit(use: RateLimitUse): Promise<{ number: number; resetsAt: Date }>;
}

export interface RateLimitUse {
  key: string;
  /** How many may pass in a window. */
  quota: number;
  windowSeconds: number;
  at: Date;
}

export interface RateLimitStore {
  /** Counts `hits` uses of `key` in its window, atomically over all instances. The count after them. */
  hit(use: { key: string; hits: number; windowSeconds: number; at: Date }): Promise<{ count: number; resetsAt: Date }>;
}
