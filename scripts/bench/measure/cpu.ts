import { readdir } from 'node:fs/promises';

/** CPU time of every thread so far, in nanoseconds, from the scheduler: exact, where `/proc/<pid>/stat` counts in 10 ms. */
export type CpuReading = Map<string, number>;

export async function readCpu(pids: number[]): Promise<CpuReading> {
  const reading: CpuReading = new Map();
  await Promise.all(
    pids.map(async (pid) => {
      // A process or a thread may end between two looks.
      const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
      await Promise.all(
        threads.map(async (thread) => {
          const text = await Bun.file(`/proc/${pid}/task/${thread}/schedstat`)
            .text()
            .catch(() => null);
          if (text !== null) reading.set(`${pid}/${thread}`, Number(text.split(' ')[0]));
        }),
      );
    }),
  );
  return reading;
}

/** CPU milliseconds between two readings. What a thread did that has ended meanwhile is not known, and not counted. */
export function cpuBetween(before: CpuReading, after: CpuReading): number {
  let nanoseconds = 0;
  for (const [thread, value] of after) nanoseconds += value - (before.get(thread) ?? 0);
  return nanoseconds / 1e6;
}

/** Resident memory of processes together, in MiB. */
export async function residentMiB(pids: number[]): Promise<number> {
  const each = await Promise.all(
    pids.map(async (pid) => {
      const status = await Bun.file(`/proc/${pid}/status`)
        .text()
        .catch(() => '');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    }),
  );
  return each.reduce((sum, one) => sum + one, 0);
}

/** The most that processes have had at once while `work` ran, looked at often. */
export async function peakMiB<Result>(pids: number[], work: () => Promise<Result>): Promise<[Result, number]> {
  let peak = await residentMiB(pids);
  const timer = setInterval(async () => {
    peak = Math.max(peak, await residentMiB(pids));
  }, 50);
  try {
    const result = await work();
    return [result, Math.max(peak, await residentMiB(pids))];
  } finally {
    clearInterval(timer);
  }
}
