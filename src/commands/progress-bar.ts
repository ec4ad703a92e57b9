import { Presets, SingleBar } from 'cli-progress';

export interface ProgressBar {
  show(phase: string, done: number, total: number): void;
  stop(): void;
}

/** On stderr, and only when that is a terminal. */
export function createProgressBar(): ProgressBar {
  const format = '{phase} [{bar}] {percentage}% {eta_formatted}';
  // `linewrap` stays on: turned off, it would stay off in the terminal when the process ends by a signal.
  const options = { format, noTTYOutput: false, clearOnComplete: true, linewrap: true };
  const bar = new SingleBar(options, Presets.shades_classic);
  let shown: string | null = null;
  return {
    show(phase, done, total) {
      if (phase !== shown) bar.start(total, 0, { phase });
      shown = phase;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
