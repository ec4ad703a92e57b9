import { ANSWER_LIMIT_MS, DatabaseSilent, within } from './failure.ts';

/**
 * Has what is asked for at the same time asked of the database together: `ask` is given some queries, and answers in their
 * order. The first goes out at the end of the turn of the event loop; while `most.underWay` are under way, those that come
 * gather for the next. So nobody waits where little is asked, and the more there is the less each costs. What `ask` throws
 * is thrown to all of a batch. What has waited until nobody waits for its answer any more is not asked at all, and what has
 * no answer by then is given up: a database that stands still would have everything kept that was ever asked of it.
 */
export function inBatches<Query, Answer>(
  ask: (queries: Query[]) => Promise<Answer[]>,
  patienceMs: number = ANSWER_LIMIT_MS,
  most: Most = BATCHES,
): (query: Query) => Promise<Answer> {
  const waiting: Waiting<Query, Answer>[] = [];
  let underWay = 0;
  let isDue = false;

  /** The next to be asked, without those that have given up. */
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

/** Has one asked after the other: those that may wait long in the database leave its connections to everybody else. */
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
  /** One more than one, so that the database has work while an answer is on its way. */
  underWay: 2,
};
