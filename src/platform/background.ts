/** Work that is done again and again until it is stopped. */
export interface Background {
  /** Has the work done now, and once more if it is being done. */
  nudge(): void;
  /** Resolves when the work in hand is done; none begins afterwards. */
  stop(): Promise<void>;
}

/** Begins at once, then waits `intervalMs` between runs, which never overlap. `onError` is told; the work goes on. */
export function startBackground(options: {
  work: (stopping: () => boolean) => Promise<void>;
  intervalMs: number;
  onError: (error: unknown) => void;
}): Background {
  let stopped = false;
  let nudged = true;
  let wake = () => {};
  const finished = run();
  return {
    nudge() {
      nudged = true;
      wake();
    },
    async stop() {
      stopped = true;
      wake();
      await finished;
    },
  };

  async function run(): Promise<void> {
    while (!stopped) {
      nudged = false;
      try {
        await options.work(() => stopped);
      } catch (error) {
        options.onError(error);
      }
      if (!stopped && !nudged) await rest();
    }
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, options.intervalMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
