/** Types of what goes over the wire, read off a generated `operations` map. */

type Json<Message> = Message extends { content: { 'application/json': infer Body } } ? Body : never;

type Responses<Operations, Id extends keyof Operations> = Operations[Id] extends { responses: infer R } ? R : never;

/** The statuses that the contract declares for an operation. */
export type StatusOf<Operations, Id extends keyof Operations> = keyof Responses<Operations, Id> & number;

/** The body that the contract declares for an operation and a status. */
export type BodyOf<Operations, Id extends keyof Operations, Status> = Status extends keyof Responses<Operations, Id>
  ? Json<Responses<Operations, Id>[Status]>
  : never;

/** The body of a request that has been checked against the contract. */
export type RequestBodyOf<Operations, Id extends keyof Operations> = Operations[Id] extends { requestBody: infer R }
  ? Json<R>
  : undefined;

/** The parameters in the path of an operation. */
export type PathOf<Operations, Id extends keyof Operations> = Operations[Id] extends {
  parameters: { path: infer P extends object };
}
  ? P
  : Record<never, never>;

/** An answer that the contract declares; what is not JSON goes in `headers` and `refreshCookie`. */
export interface Answer {
  status: number;
  body: object;
  headers?: Record<string, string>;
  refreshCookie?: { token: string; expiresAt: Date } | 'cleared';
}

/** Builds an answer of one operation; an undeclared status or another body does not compile. */
export type AnswerWith<Operations, Id extends keyof Operations> = <const Status extends StatusOf<Operations, Id>>(
  status: Status,
  body: BodyOf<Operations, Id, Status>,
  besides?: Omit<Answer, 'status' | 'body'>,
) => Answer;
