import { PEER_KEYS } from '../entrants.ts';
import type { Results } from '../results.ts';
import { machine, peerVersions } from './machine.ts';
import { cellTables, goalTable, probeTable } from './tables.ts';

/** The whole of what is measured, as Markdown. */
export async function speedReport(results: Results): Promise<string> {
  const checked = results.measurements.reduce((sum, { requests }) => sum + requests, 0);
  const rounds = new Set(results.measurements.map(({ round }) => round)).size;
  const isWhole = Object.keys(results.figures).length > 0;
  const hasPeers = PEER_KEYS.some((peer) => results.measurements.some(({ entrant }) => entrant === peer));
  const peers = hasPeers ? ` Peers: ${await peerVersions()}.` : '';
  return `${await machine()}.${peers} ${rounds} rounds, ${checked} requests and raw operations, each checked.

${isWhole ? '![Requests a second](performance.svg)\n\n' : ''}### Goals

${goalTable(results)}

### The user while 64 log-ins are in flight

${probeTable(results)}

### Everything

"Concord does" is how many times as many requests Concord gets done as the one in that row: the median round, and the farthest ones.

${cellTables(results)}`;
}
