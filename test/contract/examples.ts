import type { Reply } from '../server.ts';

/** Compares the examples of a description with what the server really answers. */

/** The parts of a served description that have examples. */
export interface Described {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, object> }>>;
  components: object;
}

interface Response {
  headers?: Record<string, object>;
  content?: Record<string, { example?: unknown }>;
}

/** The examples of replies that none of the replies is like; `repliesOf` gives those of an operation and a status. */
export function untrueExamples(
  description: Described,
  repliesOf: (operationId: string, status: string) => Reply[],
): string[] {
  const operations = Object.values(description.paths).flatMap((item) => Object.values(item));
  return operations
    .filter(({ operationId }) => operationId)
    .flatMap(({ operationId, responses }) =>
      Object.entries(responses).flatMap(([status, declared]) =>
        untrueOf(resolve(description, declared), description, repliesOf(operationId, status)).map(
          (fault) => `${operationId} ${status}: ${fault}`,
        ),
      ),
    );
}

function untrueOf(declared: Response, description: Described, replies: Reply[]): string[] {
  const { example } = declared.content?.['application/json'] ?? {};
  const isTrue = example === undefined || replies.some(({ body }) => isLike(example, body));
  const body = isTrue ? [] : [`${JSON.stringify(example)} is not like ${JSON.stringify(replies.map((it) => it.body))}`];
  const headers = Object.entries(declared.headers ?? {}).flatMap(([name, header]) => {
    const { example: wanted } = resolve<{ example?: unknown }>(description, header);
    const got = replies.flatMap((reply) => reply.headers.get(name) ?? []);
    const isUnsaid = wanted === undefined || got.length === 0;
    return isUnsaid || got.some((value) => patternOf(value) === patternOf(String(wanted)))
      ? []
      : [`${name}: ${wanted} is not like ${got.join(' or ')}`];
  });
  return [...body, ...headers];
}

/** Members whose words are the server's own; other text is a client's, or another each time. */
const ownWords = ['message', 'error', 'errors', 'code', 'status', 'reason'];

/** The same members throughout, the same words where they are the server's, and otherwise values of the same kind. */
function isLike(example: unknown, actual: unknown, isOwn = false): boolean {
  if (Array.isArray(example)) {
    return Array.isArray(actual) && example.every((item) => actual.some((other) => isLike(item, other, isOwn)));
  }
  if (isObject(example)) {
    if (!isObject(actual) || String(Object.keys(example).sort()) !== String(Object.keys(actual).sort())) return false;
    return Object.entries(example).every(([name, value]) =>
      isLike(value, actual[name], isOwn || ownWords.includes(name)),
    );
  }
  if (typeof example === 'string' && typeof actual === 'string')
    return !isOwn || patternOf(example) === patternOf(actual);
  return typeof example === 'number' ? typeof actual === 'number' : example === actual;
}

/** Without what differs each time: ids, tokens and numbers. */
function patternOf(text: string): string {
  return text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, 'id')
    .replace(/=eyJ[\w.-]+/, '=token')
    .replaceAll(/\d+/g, '1');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function resolve<Target = Response>(description: Described, value: { $ref?: string }): Target {
  if (!value.$ref) return value as Target;
  const parts = value.$ref.split('/').slice(1);
  return parts.reduce((node: unknown, part) => (node as Record<string, unknown>)[part], description) as Target;
}
