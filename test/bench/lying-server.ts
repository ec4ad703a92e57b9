/** The real server behind one that spoils a reply now and then: `/health` says `fine`. Environment as for the server. */
import { join } from 'node:path';
import { freePort } from '../../scripts/bench/contestants/processes.ts';

const port = Number(process.env['PORT']);
const realPort = await freePort();
const server = Bun.spawn([process.execPath, join(import.meta.dir, '../../src/main.ts'), 'serve'], {
  env: { ...process.env, PORT: String(realPort) },
  stdio: ['ignore', 'ignore', 'inherit'],
});
let count = 0;
const liar = Bun.serve({
  hostname: '127.0.0.1',
  port,
  async fetch(request) {
    const { pathname } = new URL(request.url);
    const reply = await fetch(`http://127.0.0.1:${realPort}${pathname}`).catch(() => null);
    if (!reply) return new Response('not yet', { status: 503 });
    const text = await reply.text();
    return new Response(++count % 100 === 0 ? text.replace('ok', 'fine') : text, reply);
  },
});
process.on('SIGTERM', async () => {
  server.kill('SIGTERM');
  await server.exited;
  await liar.stop(true);
  process.exit(0);
});
