import { ANSWER_LIMIT_MS, DatabaseSilent, within } from './failure.ts';

/**
 * Asks the database together what is asked for at the same time: `ask` is given some queries and answers in their order.
 * A batch goes out at the end of the turn of the event loop; while `most.underWay` batches are under way, new queries gather
 * for the next one. So nobody waits when little is asked, and the more is asked the less each query costs. When `ask` throws,
 * its whole batch fails. A query that has waited for `patienceMs` is not asked any more, and one that has no answer by then
 * is given up: otherwise everything asked of a database that stands still would be kept in memory.
 */
export function inBatches<Query, Answer>(
  ask: (queries: Query[]) => Promise<Answer[]>,
  patienceMs: number = ANSWER_LIMIT_MS,
  most: Most = BATCHES,
): (query: Query) => Promise<Answer> {
  const waiting: Waiting<Query, Answer>[] = [];
  let underWay = 0;
  let isDue = false;

  /** Takes the next batch, without the queries that have waited too long. */
  const take = () => {
    const oldest = performance.now() - patienceMs;
    const taken = waiting.splice(0, most.together);
    for (const { since, reject } of taken) if (since <= oldest) reject(new DatabaseSilent());
    return taken.filter(({ since }) => since > oldest);
  };
  const send = async () => {
    const batch = take();
    if (batch.length === 0) return;
    underWay += 1;
    try {
      const answers = await within(patienceMs, ask(batch.map(({ query }) => query)));
      for (const [place, { resolve }] of batch.entries()) resolve(answers[place] as Answer);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    underWay -= 1;
    sendDue();
  };
  const sendDue = () => {
    isDue = false;
    while (waiting.length > 0 && underWay < most.underWay) void send();
  };

  return (query) =>
    new Promise((resolve, reject) => {
      waiting.push({ query, since: performance.now(), resolve, reject });
      if (isDue || underWay >= most.underWay) return;
      isDue = true;
      // Requests that have come by now are read before immediates run.
      setImmediate(sendDue);
    });
}

/** Asks one query after the other: queries that may wait long in the database then hold one connection, not all. */
export function oneAtATime<Query, Answer>(
  ask: (query: Query) => Promise<Answer>,
  patienceMs: number = ANSWER_LIMIT_MS,
): (query: Query) => Promise<Answer> {
  return inBatches(async ([query]) => [await ask(query as Query)], patienceMs, { together: 1, underWay: 1 });
}

interface Waiting<Query, Answer> {
  query: Query;
  since: number;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

interface Most {
  together: number;
  underWay: number;
}

const BATCHES: Most = {
  /** More would make the first wait for the last, and save little. */
  together: 32,
  /** Two, so that the database has work while an answer is on its way. */
  underWay: 2,
};
