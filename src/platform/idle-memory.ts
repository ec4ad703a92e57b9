import { startBackground } from './background.ts';

/**
 * Gives memory back to the operating system once the process is at rest after much work: JavaScriptCore collects garbage
 * when something is allocated, so what a burst left behind would stay until the next one. A collection stops the process for
 * some 40 ms, so it waits for a second in which next to nothing was done, and for a heap that has grown since the last one.
 */
export function startIdleMemory(intervalMs: number = INTERVAL_MS): { stop(): Promise<void> } {
  let leastBytes = Number.POSITIVE_INFINITY;
  let cpuBefore = process.cpuUsage();
  const { stop } = startBackground({
    intervalMs,
    async work() {
      const { user, system } = process.cpuUsage(cpuBefore);
      cpuBefore = process.cpuUsage();
      const bytes = process.memoryUsage().heapUsed;
      leastBytes = Math.min(leastBytes, bytes);
      const isAtRest = user + system < intervalMs * 1000 * BUSY_SHARE;
      if (!isAtRest || bytes < leastBytes + WORTH_BYTES) return;
      Bun.gc(true);
      leastBytes = process.memoryUsage().heapUsed;
    },
    onError: () => {},
  });
  return { stop };
}

const INTERVAL_MS = 1000;
/** Of one core. */
const BUSY_SHARE = 0.05;
const WORTH_BYTES = 16 * 2 ** 20;
