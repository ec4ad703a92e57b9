import type { Clock } from '../../src/ports/clock.ts';

/** Stands still at the time of its making until it is advanced. */
export function settableClock(): Clock & { advance(seconds: number): void } {
  let time = Date.now();
  return {
    now: () => new Date(time),
    advance(seconds) {
      time += seconds * 1000;
    },
  };
}
