import { describe, expect, test } from 'bun:test';
import { bunArgon2Verify, loadArgon2Verify } from '../../src/platform/argon2.ts';
import { createBatch } from '../../src/platform/batch.ts';
import { createHashGate } from '../../src/platform/hash-gate.ts';
import { createPasswordHashing } from '../../src/platform/hashing.ts';
import { Overloaded } from '../../src/ports/hashing.ts';
import { settableClock } from './settable-clock.ts';

const cost = { memoryKib: 64, timeCost: 1 };
const verifiers = { '@node-rs/argon2': loadArgon2Verify(), 'Bun.password': bunArgon2Verify };

test('the native verifier loads here', () => {
  expect(verifiers['@node-rs/argon2']).not.toBe(bunArgon2Verify);
});

test.each([
  ['argon2id', 19_456, 2],
  ['argon2i', 64, 3],
  ['argon2d', 64, 1],
] as const)('both verifiers agree on %s of %d KiB and %d passes', async (algorithm, memoryCost, timeCost) => {
  for (const password of ['correct horse', 'ünï çødé 🔑', 'x'.repeat(500), 'nul\0 inside']) {
    const hash = await Bun.password.hash(password, { algorithm, memoryCost, timeCost });
    for (const verify of Object.values(verifiers)) {
      expect(await verify(hash, password)).toBe(true);
      expect(await verify(hash, `${password}.`)).toBe(false);
    }
  }
});

describe.each(Object.entries(verifiers))('password hashing with %s', (_, verifyArgon2) => {
  const worked: string[] = [];
  const hashing = createPasswordHashing({
    ...cost,
    concurrency: 2,
    queueLength: 8,
    clock: settableClock(),
    verifyArgon2: async (hash, password) => {
      const matches = await verifyArgon2(hash, password);
      if (password !== '') worked.push(hash);
      return matches;
    },
  });

  test('makes argon2id PHC strings with the configured cost', async () => {
    expect(await hashing.hash('correct horse')).toStartWith('$argon2id$v=19$m=64,t=1,p=1$');
  });

  test('knows a password again, and no other', async () => {
    const hash = await hashing.hash('correct horse');
    expect(await hashing.verify('correct horse', hash)).toEqual({ matches: true, outdated: false });
    expect(await hashing.verify('battery staple', hash)).toEqual({ matches: false, outdated: false });
  });

  test.each([
    ['another memory cost', Bun.password.hashSync('pw', { algorithm: 'argon2id', memoryCost: 128, timeCost: 1 })],
    ['another time cost', Bun.password.hashSync('pw', { algorithm: 'argon2id', memoryCost: 64, timeCost: 2 })],
    ['another variant', Bun.password.hashSync('pw', { algorithm: 'argon2i', memoryCost: 64, timeCost: 1 })],
    ['bcrypt', Bun.password.hashSync('pw', { algorithm: 'bcrypt', cost: 4 })],
  ])('calls a hash of %s outdated, once the password matches', async (_, hash) => {
    expect(await hashing.verify('pw', hash)).toEqual({ matches: true, outdated: true });
    expect(await hashing.verify('wp', hash)).toEqual({ matches: false, outdated: false });
  });

  const real = Bun.password.hashSync('pw', { algorithm: 'argon2id', memoryCost: 64, timeCost: 1 });
  test.each([
    ['no account', 'pw', null],
    ['an empty hash', 'pw', ''],
    ['no hash at all', 'pw', 'pw'],
    ['a truncated hash', 'pw', real.slice(0, -5)],
    ['a hash of a foreign scheme', 'pw', '$1$5pZSV9va$azfrPr6af3Fc7dLblQXVa0'],
    ['a hash with less memory than argon2 allows', 'pw', real.replace('m=64', 'm=1')],
    ['a hash without passes', 'pw', real.replace('t=1', 't=0')],
    ['a broken bcrypt hash', 'pw', '$2b$10$abc'],
    ['an empty password', '', real],
    ['an empty password and no account', '', null],
    ['a lone surrogate', '\ud800', real],
  ])('does the work of one real comparison for %s, without matching or throwing', async (_, password, hash) => {
    worked.length = 0;
    expect(await hashing.verify(password, hash)).toEqual({ matches: false, outdated: false });
    expect(worked).toEqual([expect.stringMatching(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/)]);
  });
});

describe('the gate', () => {
  test('runs at most so many at once, in the order they came', async () => {
    const gate = createHashGate({ concurrency: 2, queueLength: 10, clock: settableClock() });
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    const works = Array.from({ length: 8 }, (_, index) =>
      gate.run(async () => {
        begun.push(index);
        most = Math.max(most, ++running);
        await Bun.sleep(index % 2 === 0 ? 5 : 1);
        running -= 1;
        return index;
      }),
    );
    expect(await Promise.all(works)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(2);
  });

  test('refuses what does not fit in the queue, at once and without beginning it', async () => {
    const gate = createHashGate({ concurrency: 1, queueLength: 1, clock: settableClock() });
    const first = Promise.withResolvers<void>();
    const works = [gate.run(() => first.promise), gate.run(async () => {})];
    let begun = false;
    const refused = gate.run(async () => {
      begun = true;
    });
    await expect(refused).rejects.toBeInstanceOf(Overloaded);
    await expect(refused).rejects.toHaveProperty('retryAfterSeconds', 1);
    await refused.catch(() => {});
    first.resolve();
    await Promise.all(works);
    expect(begun).toBe(false);
    expect(await gate.run(async () => 'free again')).toBe('free again');
  });

  test('asks to come back when the queue will have drained at the measured pace', async () => {
    const clock = settableClock();
    const gate = createHashGate({ concurrency: 1, queueLength: 3, clock });
    await gate.run(async () => clock.advance(2));
    const held = Promise.withResolvers<void>();
    const works = [1, 2, 3, 4].map(() => gate.run(() => held.promise));
    expect(await gate.run(async () => {}).catch((error: Overloaded) => error.retryAfterSeconds)).toBe(8);
    held.resolve();
    await Promise.all(works);
  });

  test('loses no place to work that fails', async () => {
    const gate = createHashGate({ concurrency: 1, queueLength: 4, clock: settableClock() });
    const works = [
      gate.run(() => Promise.reject(new Error('asynchronously'))),
      gate.run((): Promise<void> => {
        throw new Error('at once');
      }),
      gate.run(async () => 'done'),
    ];
    expect((await Promise.allSettled(works)).map((work) => work.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(await gate.run(async () => 'still open')).toBe('still open');
  });

  test('hands every result on while many wait and when none waits any more, failures among them', async () => {
    const gate = createHashGate({ concurrency: 2, queueLength: 40, clock: settableClock() });
    const works = Array.from({ length: 31 }, (_, place) =>
      gate.run(() => (place % 5 === 0 ? Promise.reject(new Error(`failed ${place}`)) : Promise.resolve(place))),
    );
    const outcomes = await Promise.allSettled(works);
    expect(outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))).toEqual(
      Array.from({ length: 31 }, (_, place) => place).filter((place) => place % 5 !== 0),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(7);
  });
});

describe('a batch', () => {
  const MINUTE_MS = 60_000;

  function joining(size: number, longestMs: number, count: number) {
    const batch = createBatch(size, longestMs);
    const wentOn: number[] = [];
    for (let place = 0; place < count; place++) void batch.joined().then(() => wentOn.push(place));
    return { batch, wentOn };
  }

  test('goes on when it is complete, and the next one is another', async () => {
    const { batch, wentOn } = joining(3, MINUTE_MS, 5);
    await Bun.sleep(0);
    expect(wentOn).toEqual([0, 1, 2]);
    await batch.joined();
    expect(wentOn).toEqual([0, 1, 2, 3, 4]);
  });

  test('goes on when it is released, and then holds anew', async () => {
    const { batch, wentOn } = joining(3, MINUTE_MS, 2);
    batch.release();
    batch.release();
    await Bun.sleep(0);
    expect(wentOn).toEqual([0, 1]);
    void batch.joined().then(() => wentOn.push(2));
    await Bun.sleep(0);
    expect(wentOn).toEqual([0, 1]);
    batch.release();
  });

  test('goes on after its time, however few have joined', async () => {
    const { batch, wentOn } = joining(3, 10, 1);
    await Bun.sleep(30);
    expect(wentOn).toEqual([0]);
    await batch.joined();
  });
});
