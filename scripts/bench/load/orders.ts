import type { Actor } from '../protocols/protocol.ts';
import type { Probed, ProbeOrder } from './probe.ts';
import type { Slice, SliceOrder } from './slice.ts';

export type ProtocolName = 'concord' | 'fastify' | 'better-auth';

export interface Pools {
  actors: Actor[];
  /** Whose sessions are due for a refresh that writes. */
  due: Actor[];
}

export type Order = { contestant: string } & (
  | { kind: 'load'; protocol: ProtocolName; poolsFile: string }
  | { kind: 'lead-in' | 'slice'; slice: SliceOrder }
  | { kind: 'probe'; probe: ProbeOrder }
);

export type Answered = { result: unknown } | { fault: string };

export interface Generator {
  load(contestant: string, protocol: ProtocolName, poolsFile: string): Promise<void>;
  /**
   * The load of the slice that is ordered next, which goes on over the same connections: none of its requests is in
   * flight when it is done.
   * @throws {Error} as `slice` does
   */
  leadIn(contestant: string, order: SliceOrder): Promise<Slice>;
  /** @throws {Error} when a reply was not what it should be, or when there was none to check */
  slice(contestant: string, order: SliceOrder): Promise<Slice>;
  /** @throws {Error} as `slice` does */
  probe(contestant: string, order: ProbeOrder): Promise<Probed>;
  stop(): Promise<void>;
}

/** Many times what the slowest order takes. */
const ORDER_LIMIT_MS = 60_000;

/** Starts the load generator. */
export function startGenerator(): Generator {
  let settle: ((answered: Answered) => void) | null = null;
  const child = Bun.spawn([process.execPath, `${import.meta.dir}/generator.ts`], {
    stdio: ['ignore', 'inherit', 'inherit'],
    ipc: (answered: Answered) => settle?.(answered),
    onExit: (_, code) => settle?.({ fault: `the load generator has gone with exit code ${code}` }),
  });
  const give = async (order: Order): Promise<unknown> => {
    let timer: Timer | undefined;
    const answered = await new Promise<Answered>((resolve) => {
      settle = resolve;
      const fault = `${order.contestant}: a ${order.kind} did not come to its end`;
      timer = setTimeout(() => resolve({ fault }), ORDER_LIMIT_MS);
      child.send(order);
    });
    clearTimeout(timer);
    if ('fault' in answered) throw new Error(answered.fault);
    return answered.result;
  };
  return {
    load: async (contestant, protocol, poolsFile) =>
      void (await give({ kind: 'load', contestant, protocol, poolsFile })),
    leadIn: async (contestant, slice) => wholly((await give({ kind: 'lead-in', contestant, slice })) as Slice),
    slice: async (contestant, slice) => wholly((await give({ kind: 'slice', contestant, slice })) as Slice),
    async probe(contestant, probe) {
      const probed = wholly((await give({ kind: 'probe', contestant, probe })) as Probed);
      wholly(probed.logIns);
      return probed;
    },
    async stop() {
      child.kill();
      await child.exited;
    },
  };
}

/** What was not checked does not count, and nothing at all is no success. */
function wholly<Counted extends { sent: number; checked: number }>(counted: Counted): Counted {
  if (counted.sent === 0) throw new Error('not one request was sent');
  if (counted.checked !== counted.sent) throw new Error(`${counted.sent} were sent, ${counted.checked} checked`);
  return counted;
}
