/** Has those who come one by one go on together. */
export interface Batch {
  /** Resolves with those of the `size` who joined last, after `longestMs` at the latest. */
  joined(): Promise<void>;
  /** Lets those who have joined go on now. */
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
