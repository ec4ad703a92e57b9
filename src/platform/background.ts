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
  const pause = interruptiblePause(options.intervalMs);
  let stopped = false;
  let nudged = true;
  const finished = run();
  return {
    nudge() {
      nudged = true;
      pause.interrupt();
    },
    async stop() {
      stopped = true;
      pause.interrupt();
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
      if (!stopped && !nudged) await pause.begin();
    }
  }
}

function interruptiblePause(milliseconds: number): { begin(): Promise<void>; interrupt(): void } {
  let interrupt = () => {};
  return {
    begin: () =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        interrupt = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    interrupt: () => interrupt(),
  };
}
