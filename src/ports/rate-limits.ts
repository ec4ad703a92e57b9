/** Numbers the uses of a key within windows of time. */
export interface RateLimitCounter {
  /**
   * Counts one use and gives its number within the window, over all instances. A number above `quota` only says that this
   * use, and every other until `resetsAt`, is to be refused. Throws when the database fails.
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
