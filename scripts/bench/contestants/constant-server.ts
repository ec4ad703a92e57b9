/** The same reply to every request. */
const body = JSON.stringify({ status: 'ok' });
const headers = { 'content-type': 'application/json' };
Bun.serve({
  hostname: '127.0.0.1',
  port: Number(process.env['PORT']),
  fetch: () => new Response(body, { headers }),
});
