/** Holds callers back until there are some, so that they go on together. */
export interface Batch {
  /** Resolves once `size` callers have joined, or `longestMs` after the first of them. */
  joined(): Promise<void>;
  /** Lets the callers who have joined go on now. */
  release(): void;
}

export function createBatch(size: number, longestMs: number): Batch {
  let held: (() => void)[] = [];
  let timer: Timer | null = null;
  const release = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const released = held;
    held = [];
    for (const go of released) go();
  };
  return {
    release,
    joined: () =>
      new Promise((resolve) => {
        timer ??= setTimeout(release, longestMs);
        held.push(resolve);
        if (held.length >= size) release();
      }),
  };
}
