import type { Contestant } from './contestants/contestant.ts';
import type { Limits } from './limits/limits.ts';
import type { Generator } from './load/orders.ts';

/** Everything that stands ready to be measured. */
export interface Field {
  contestants: Contestant[];
  constant: Contestant;
  limits: Limits;
  generator: Generator;
  /** Of the database server, as they are now. */
  databasePids(): Promise<number[]>;
}
