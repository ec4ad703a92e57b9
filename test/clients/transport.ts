/** What a client needs of the network: `fetch` of a path below the server's origin. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>;

/** A reply outside 2xx, as a client's caller sees it. */
export class Refused extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`${status} ${JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
  }
}

/** A JSON request; `undefined` for the body sends none. */
export function json(body: unknown, headers: Record<string, string> = {}): RequestInit {
  if (body === undefined) return { method: 'POST', headers };
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

export function bearer(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

/** The body of a reply with the status that the caller expects of a success; any other is thrown. */
export async function accepted<Body>(response: Response, status: number): Promise<Body> {
  const body: unknown = await response.json();
  if (response.status !== status) throw new Refused(response.status, body);
  return body as Body;
}
