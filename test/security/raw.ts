/** One TCP connection: sends text or bytes as they are, and reads until the peer closes or nothing comes any more. */
export async function sendRaw(
  url: string,
  parts: (string | Uint8Array)[],
  { quietMs = 400, pauseMs = 0 }: { quietMs?: number; pauseMs?: number } = {},
): Promise<{ text: string; closed: boolean }> {
  const { hostname, port } = new URL(url);
  const chunks: Uint8Array[] = [];
  let heardAt = performance.now();
  let closed = false;
  const socket = await Bun.connect({
    hostname,
    port: Number(port),
    socket: {
      data(_, data) {
        chunks.push(new Uint8Array(data));
        heardAt = performance.now();
      },
      close() {
        closed = true;
      },
      error() {
        closed = true;
      },
    },
  });
  for (const part of parts) {
    if (closed) break;
    socket.write(part);
    if (pauseMs > 0) await Bun.sleep(pauseMs);
  }
  heardAt = performance.now();
  while (!closed && performance.now() - heardAt < quietMs) await Bun.sleep(10);
  const wasClosed = closed;
  socket.end();
  return { text: new TextDecoder('latin1').decode(Buffer.concat(chunks)), closed: wasClosed };
}

/** The status lines in what came back: one for each request that the server believes it has read. */
export function statusesIn(text: string): number[] {
  return [...text.matchAll(/^HTTP\/1\.[01] (\d{3})/gm)].map(([, status]) => Number(status));
}

/** A request head; `lines` are sent as they are. */
export function head(requestLine: string, ...lines: string[]): string {
  return `${[requestLine, ...lines].join('\r\n')}\r\n\r\n`;
}
