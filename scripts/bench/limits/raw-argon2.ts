/** What the machine can do of argon2id, with Concord's parameters: takes orders over IPC, see limits.ts. */
import { hash, verify } from '@node-rs/argon2';
import { PASSWORD as password } from '../contestants/contestant.ts';
import type { LimitOrder } from './limits.ts';

/** `Algorithm.Argon2id` is 2 in a const enum, which JavaScript cannot import. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const stored = await hash(password, parameters);
const works = {
  'raw-verify': async () => {
    if (!(await verify(stored, password))) throw new Error('the password was refused');
  },
  'raw-hash-node-rs': async () => {
    if (!(await hash(password, parameters)).startsWith('$argon2id$v=19$m=19456,t=2,p=1$')) throw new Error('no hash');
  },
  'raw-hash-bun': async () => {
    const made = await Bun.password.hash(password, { algorithm: 'argon2id', memoryCost: 19_456, timeCost: 2 });
    if (!made.startsWith('$argon2id$v=19$m=19456,t=2,p=1$')) throw new Error('no hash');
  },
};

process.on('message', async ({ limit, concurrency, milliseconds }: LimitOrder) => {
  const work = works[limit as keyof typeof works];
  const begun = performance.now();
  let count = 0;
  const repeat = async () => {
    do {
      await work();
      count++;
    } while (performance.now() - begun < milliseconds);
  };
  await Promise.all(Array.from({ length: concurrency }, repeat));
  process.send?.({ count, elapsedMs: performance.now() - begun });
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
