import type { Contestant } from './contestants/contestant.ts';
import { type Entrant, limitsOf } from './entrants.ts';
import type { Field } from './field.ts';
import { hasGoal } from './goals.ts';
import { measureLimit, measureProbe, measureSlice, type Spot } from './measure/slices.ts';
import type { Measurement, Results } from './results.ts';
import { CONCURRENCIES, cellName, lengthsOf, PROBE, type Work, warmUpMs } from './works.ts';

export interface Plan {
  works: Work[];
  rounds: number;
  /** Of the length of slices; 1 is a full run. */
  scale: number;
}

/**
 * Short slices in turn: within a round everybody does a work one right after the other, in an order that rotates, so
 * that a machine that is busy for a while is so for all of them.
 */
export async function runRounds(field: Field, plan: Plan, progress: (text: string) => void): Promise<Results> {
  const results: Results = { measurements: [], probes: [], figures: {} };
  for (const work of plan.works) {
    progress(`warming up: ${work}`);
    await warmUp(field, work, plan.scale);
  }
  for (let round = 0; round < plan.rounds; round++) {
    const tell = (text: string) => progress(`round ${round + 1} of ${plan.rounds}: ${text}`);
    results.measurements.push(...(await oneRound(field, plan, round, tell)));
    if (!plan.works.includes('user') || !plan.works.includes('log-in')) continue;
    tell(PROBE);
    for (const contestant of rotated(field.contestants, round))
      if (isDue(contestant.entrant, PROBE, round, plan))
        results.probes.push(await measureProbe(field, contestant, round, plan.scale));
  }
  return results;
}

async function oneRound(field: Field, plan: Plan, round: number, tell: (text: string) => void) {
  const measurements: Measurement[] = [];
  for (const [index, work] of plan.works.entries()) {
    tell(work);
    // The most first: few at a time would take long to get anything warm.
    for (const concurrency of CONCURRENCIES.toReversed()) {
      const entries = entriesOf(field, plan, { work, concurrency, round });
      for (const { entrant, measure } of rotated(entries, round + index))
        if (isDue(entrant, cellName(work, concurrency), round, plan)) measurements.push(await measure());
    }
  }
  return measurements;
}

/** What no goal looks at is measured in every other round only: the time is for the rest. */
function isDue(entrant: Entrant, cell: string, round: number, { rounds }: Plan): boolean {
  return hasGoal(entrant, cell) || round % 2 === 1 || rounds === 1;
}

function entriesOf(field: Field, plan: Plan, spot: Spot): { entrant: Entrant; measure(): Promise<Measurement> }[] {
  const lengths = lengthsOf(spot.work, spot.concurrency, plan.scale);
  return [
    ...takersOf(field, spot.work).map((contestant) => ({
      entrant: contestant.entrant,
      measure: () => measureSlice(field, contestant, spot, lengths),
    })),
    ...limitsOf(spot.work, spot.concurrency).map((limit) => ({
      entrant: limit,
      measure: () => measureLimit(field, limit, spot, lengths),
    })),
  ];
}

function takersOf({ contestants, constant }: Field, work: Work): Contestant[] {
  return work === 'health' ? [...contestants, constant] : contestants;
}

/** Pools are opened, statements are prepared, code is compiled for the first time. */
async function warmUp(field: Field, work: Work, scale: number): Promise<void> {
  const lengths = { leadInMs: 0, measuredMs: warmUpMs(work, scale) };
  for (const contestant of takersOf(field, work))
    await measureSlice(field, contestant, { work, concurrency: 16, round: -1 }, lengths);
}

/** The same items, begun at another place. */
export function rotated<Item>(items: Item[], by: number): Item[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
