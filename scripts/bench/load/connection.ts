import type { Socket } from 'bun';
import type { Reply } from '../protocols/protocol.ts';

/** One keep-alive HTTP/1.1 connection with one request in flight: less CPU than `fetch`, which shares the cores with the server. */
export interface Connection {
  /** @throws {Error} when the connection ends before the reply has */
  exchange(request: string): Promise<Reply>;
  close(): void;
}

interface Waiting {
  resolve: (reply: Reply) => void;
  reject: (error: Error) => void;
}

export async function connect(url: string): Promise<Connection> {
  const { hostname, port } = new URL(url);
  let waiting: Waiting | null = null;
  let received: Buffer | null = null;
  const fail = (reason: string) => {
    waiting?.reject(new Error(reason));
    waiting = null;
  };
  const socket: Socket = await Bun.connect({
    hostname,
    port: Number(port),
    socket: {
      data(_, chunk) {
        const bytes: Buffer = received ? Buffer.concat([received, chunk]) : Buffer.from(chunk);
        const reply = readReply(bytes);
        received = reply ? null : bytes;
        if (!reply) return;
        const { resolve } = waiting ?? {};
        waiting = null;
        resolve?.(reply);
      },
      close: () => fail('the server closed the connection'),
      error: (_, error) => fail(error.message),
    },
  });
  socket.setNoDelay(true);
  return {
    exchange(request) {
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        if (socket.write(request) !== Buffer.byteLength(request)) fail('a request was not taken at once');
      });
    },
    close: () => void socket.end(),
  };
}

/** Null while some of it is missing. A reply has a Content-Length or comes in chunks (RFC 9112 §6.3). */
function readReply(bytes: Buffer): Reply | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd === -1) return null;
  const head = bytes.toString('latin1', 0, headEnd);
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const bodyEnd = headEnd + 4 + Number(length);
    return bytes.length < bodyEnd ? null : { status, head, body: bytes.toString('utf8', headEnd + 4, bodyEnd) };
  }
  const body = /\r\ntransfer-encoding: *chunked/i.test(head) ? readChunks(bytes, headEnd + 4) : '';
  return body === null ? null : { status, head, body };
}

function readChunks(bytes: Buffer, start: number): string | null {
  let body = '';
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd === -1) return null;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const end = lineEnd + 2 + size;
    if (Number.isNaN(size) || bytes.length < end + 2) return null;
    if (size === 0) return body;
    body += bytes.toString('utf8', lineEnd + 2, end);
    at = end + 2;
  }
}
