/** Work that is done again and again until it is stopped. */
export interface Background {
  /** Runs the work now; if it is running, runs it once more afterwards. */
  nudge(): void;
  /** Resolves when the work in hand is done; none begins afterwards. */
  stop(): Promise<void>;
}

/**
 * Begins after a second at most, so that a start is not kept waiting, then waits `intervalMs` between runs, which never
 * overlap. `onError` is told; the work goes on.
 */
export function startBackground(options: {
  work: (stopping: () => boolean) => Promise<void>;
  intervalMs: number;
  onError: (error: unknown) => void;
}): Background {
  const pause = interruptiblePause();
  let stopped = false;
  let nudged = false;
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
    await pause.begin(Math.min(FIRST_PAUSE_MS, options.intervalMs));
    while (!stopped) {
      nudged = false;
      try {
        await options.work(() => stopped);
      } catch (error) {
        options.onError(error);
      }
      if (!stopped && !nudged) await pause.begin(options.intervalMs);
    }
  }
}

const FIRST_PAUSE_MS = 1000;

function interruptiblePause(): { begin(milliseconds: number): Promise<void>; interrupt(): void } {
  let interrupt = () => {};
  return {
    begin: (milliseconds) =>
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
