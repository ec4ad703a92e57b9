/** The real server behind one that spoils a reply now and then: `/health` says `fine`. Environment as for the server. */
import { join } from 'node:path';

const port = Number(process.env['PORT']);
const server = Bun.spawn([process.execPath, join(import.meta.dir, '../../src/main.ts'), 'serve'], {
  env: { ...process.env, PORT: String(port + 1) },
  stdio: ['ignore', 'ignore', 'inherit'],
});
let count = 0;
const liar = Bun.serve({
  hostname: '127.0.0.1',
  port,
  async fetch(request) {
    const { pathname } = new URL(request.url);
    const reply = await fetch(`http://127.0.0.1:${port + 1}${pathname}`).catch(() => null);
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
