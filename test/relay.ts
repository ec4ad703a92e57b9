import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Relay {
  /** That of the server, at the address of the relay. */
  url: string;
  /** How many connections to the server are open. */
  open(): number;
  stop(): void;
}

/**
 * Stands between clients and a server. Of what a client sends only that goes on which `passes`, made for each connection,
 * lets through. With `keeps` the connection to the server stays open when the client has gone.
 */
export async function relayTo(
  server: URL,
  {
    hostname = '127.0.0.1',
    passes = () =>
      (_: Buffer): boolean =>
        true,
    keeps = false,
  } = {},
): Promise<Relay> {
  const sockets = new Set<Socket>();
  const servers = new Set<Socket>();
  const listener = createServer((client) => {
    const upstream = connect(Number(server.port), server.hostname);
    const isPassed = passes();
    client.on('data', (bytes: Buffer) => void (isPassed(bytes) && upstream.write(bytes)));
    upstream.on('data', (bytes) => void (client.writable && client.write(bytes)));
    client.on('error', () => {}).on('close', () => void (keeps || upstream.destroy()));
    upstream.on('error', () => {}).on('close', () => client.destroy());
    sockets.add(client).add(upstream);
    servers.add(upstream);
  });
  await new Promise<void>((resolve, reject) => listener.once('error', reject).listen(0, hostname, resolve));
  const { port } = listener.address() as AddressInfo;
  const url = new URL(server);
  url.host = `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
  return {
    url: url.href,
    open: () => [...servers].filter(({ readyState }) => readyState === 'open').length,
    stop() {
      listener.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
