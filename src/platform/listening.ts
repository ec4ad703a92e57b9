/** An address cannot be listened on. Names the settings that it comes from. */
class CannotListen extends Error {
  override readonly name = 'CannotListen';
  /** The system's, such as `EADDRINUSE`. */
  readonly code: string;

  constructor(at: Address, code: string) {
    const [host, port] = at.settings;
    super(
      `cannot listen on ${host} ${at.host}, ${port} ${at.port}: ${reasons[code] ?? 'the system refuses'} (${code})`,
    );
    this.code = code;
  }
}

export interface Address {
  host: string;
  port: number;
  /** What says the host, and what the port. */
  settings: [host: string, port: string];
}

/** Runs what begins to listen at the address. @throws {CannotListen} */
export function listenAt<Result>(at: Address, listen: () => Result): Result {
  try {
    return listen();
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new CannotListen(at, String(error.code));
    throw error;
  }
}

const reasons: Record<string, string> = {
  EADDRINUSE: 'another process listens there',
  EADDRNOTAVAIL: 'this machine does not have that address',
  EACCES: 'this user may not take that port',
  // What Bun makes of a name that is not resolved.
  EINVAL: 'that host has no address',
  ENOTFOUND: 'that host has no address',
};
