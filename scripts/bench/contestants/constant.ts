import { join } from 'node:path';
import { type Contestant, PASSWORD } from './contestant.ts';
import { freePort, ready, start } from './processes.ts';

/** A server that does nothing: the limit of `Bun.serve`, and the idle control of the probes. */
export async function constant(): Promise<Contestant> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const running = start([process.execPath, join(import.meta.dir, 'constant-server.ts')], import.meta.dir, {
    PORT: String(port),
  });
  await ready(url, running);
  const nobody = { username: 'nobody', password: PASSWORD, session: '', access: '', refresh: '', cookie: '' };
  return {
    entrant: 'constant',
    protocol: 'concord',
    url,
    pids: [running.pid],
    pools: { actors: [nobody], due: [] },
    restore: async () => {},
    tail: running.tail,
    stop: running.stop,
  };
}
