/** The load generator: a process of its own that takes orders over IPC, one at a time. */
import { betterAuth } from '../protocols/better-auth.ts';
import { concord } from '../protocols/concord.ts';
import { fastify } from '../protocols/fastify.ts';
import type { Actor, Protocol } from '../protocols/protocol.ts';
import type { Connection } from './connection.ts';
import type { Answered, Order, Pools, ProtocolName } from './orders.ts';
import { probeUnderLogIns } from './probe.ts';
import { runLeadIn, runSlice } from './slice.ts';

const protocols: Record<ProtocolName, Protocol> = { concord, fastify, 'better-auth': betterAuth };
const known = new Map<string, { protocol: Protocol; pools: Pools }>();
/** Of a lead-in, for the slice that follows it. */
let leftOpen: Connection[] | undefined;

process.on('message', async (order: Order) => {
  let answered: Answered;
  try {
    answered = { result: await carryOut(order) };
  } catch (error) {
    answered = { fault: `${order.contestant}: ${error instanceof Error ? error.message : error}` };
  }
  process.send?.(answered);
});
process.on('disconnect', () => process.exit(0));

async function carryOut(order: Order): Promise<unknown> {
  if (order.kind === 'load') {
    known.set(order.contestant, { protocol: protocols[order.protocol], pools: await Bun.file(order.poolsFile).json() });
    return null;
  }
  const contestant = known.get(order.contestant);
  if (!contestant) throw new Error('not loaded');
  const { protocol, pools } = contestant;
  if (order.kind === 'probe') return probeUnderLogIns(order.probe, protocol, pools.actors);
  const actors = actorsFor(order.slice.work, pools);
  if (order.kind === 'slice') {
    const connections = leftOpen;
    leftOpen = undefined;
    return runSlice(order.slice, protocol, actors, connections);
  }
  const led = await runLeadIn(order.slice, protocol, actors);
  leftOpen = led.leftOpen;
  return led.done;
}

function actorsFor(work: string, pools: Pools): Actor[] {
  return work.startsWith('refresh') ? pools.due : pools.actors;
}
