import { expect, test } from 'bun:test';
import { join } from 'node:path';

/** A first-in, first-out queue of the driver, which holds its connections and queries. */
interface Queue {
  length: number;
  push(entry: number): number;
  shift(): number | undefined;
  remove(entry: number): number | null;
}

const { default: createQueue }: { default: () => Queue } = await import(
  join(import.meta.dir, '../../node_modules/postgres/src/queue.js')
);

// As published it kept a place for each entry it ever had, and searched through all of them (docs/decisions/0014).
test('a queue of the driver that is never empty grows no more than its entries', () => {
  const queue = createQueue();
  queue.push(0);
  const heapMiB = () => {
    Bun.gc(true);
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  const before = heapMiB();
  for (let entry = 1; entry <= 4_000_000; entry++) {
    queue.push(entry);
    if (queue.shift() !== entry - 1) throw new Error(`${entry - 1} is missing`);
  }
  expect(queue.length).toBe(1);
  expect(heapMiB() - before).toBeLessThan(10);
  expect(queue.shift()).toBe(4_000_000);
});

test('a queue of the driver keeps its order, whatever is taken out of it', () => {
  const queue = createQueue();
  for (let entry = 0; entry < 1000; entry++) queue.push(entry);
  for (let entry = 0; entry < 700; entry++) expect(queue.shift()).toBe(entry);
  expect([queue.remove(800), queue.remove(800), queue.remove(3)]).toEqual([800, null, null]);
  const rest = Array.from({ length: queue.length }, () => queue.shift());
  expect(rest).toEqual(Array.from({ length: 300 }, (_, index) => 700 + index).filter((entry) => entry !== 800));
});
