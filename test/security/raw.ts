interface RawOptions {
  /** Nothing for so long is the end. */
  quietMs?: number;
  /** Between parts. */
  pauseMs?: number;
  /** So many whole replies are enough. */
  replies?: number;
}

/** One TCP connection: sends text or bytes as they are, and reads until the peer closes or nothing comes any more. */
export async function sendRaw(
  url: string,
  parts: (string | Uint8Array)[],
  { quietMs = 400, pauseMs = 0, replies = Number.POSITIVE_INFINITY }: RawOptions = {},
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
  const received = () => new TextDecoder('latin1').decode(Buffer.concat(chunks));
  while (!closed && performance.now() - heardAt < quietMs && wholeReplies(received()) < replies) await Bun.sleep(4);
  const wasClosed = closed;
  socket.end();
  return { text: received(), closed: wasClosed };
}

/** How many replies have come to the end of their bodies. */
function wholeReplies(text: string): number {
  let rest = text;
  for (let count = 0; ; count++) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) return count;
    const length = Number(/^content-length: (\d+)/im.exec(rest.slice(0, end))?.[1] ?? 0);
    if (rest.length < end + 4 + length) return count;
    rest = rest.slice(end + 4 + length);
  }
}

/** The status lines in what came back: one for each request that the server believes it has read. */
export function statusesIn(text: string): number[] {
  return [...text.matchAll(/^HTTP\/1\.[01] (\d{3})/gm)].map(([, status]) => Number(status));
}

/** A request head; `lines` are sent as they are. */
export function head(requestLine: string, ...lines: string[]): string {
  return `${[requestLine, ...lines].join('\r\n')}\r\n\r\n`;
}
