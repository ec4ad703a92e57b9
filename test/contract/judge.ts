import { join } from 'node:path';
import { registerSchema, validate } from '@hyperjump/json-schema/openapi-3-1';
import { parse } from 'yaml';
import { operations, publishedKeys } from '../../src/contract/generated/operations.ts';

/**
 * Judges every reply by the contract with a validator that is not the app's own: @hyperjump/json-schema on openapi.yaml
 * itself, and on the descriptions that the mounts serve. What it saw is kept, so that coverage can be told.
 */

/** What was seen, as `surface operationId status`. */
export const seen = new Set<string>();

export interface Exchange {
  method: string;
  /** Without the query. */
  path: string;
  status: number;
  headers: Headers;
  text: string;
}

/** What is wrong with a reply, by the contract; null when nothing is. */
export async function judge(exchange: Exchange): Promise<string | null> {
  const { surface, path } = surfaceOf(exchange.path);
  const description = await descriptionOf(surface);
  const route = operationAt(surface, exchange.method, path);
  if (!route) return judgeUnmatched(surface, exchange);
  const method = exchange.method === 'HEAD' ? 'get' : exchange.method.toLowerCase();
  const operation = description.paths[route.path]?.[method];
  const response = resolve(description, operation?.responses[exchange.status]);
  const where = `${surface} ${exchange.method} ${path} ${exchange.status}`;
  if (!response) return `${where}: the status is not declared; body ${exchange.text}`;
  seen.add(`${surface} ${route.operationId} ${exchange.status}`);
  const fault = judgeHeaders(exchange.headers, response.headers ?? {}, description);
  if (fault) return `${where}: ${fault}`;
  const type = (exchange.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  const media = response.content?.[type];
  if (!media) return `${where}: ${type || 'no content type'} is not declared`;
  if (type !== 'application/json' || exchange.method === 'HEAD') return null;
  const pointer = pointerTo(description, route, exchange, operation?.responses[exchange.status]);
  return judgeBody(`urn:concord:${surface}#${pointer}/content/application~1json/schema`, exchange.text, where);
}

/** What HTTP itself, browsers' policies and "What holds everywhere" have in any reply. */
const generalHeaders = [
  ...['connection', 'content-length', 'content-type', 'date', 'transfer-encoding', 'vary', 'x-request-id'],
  ...['cache-control', 'content-security-policy', 'cross-origin-resource-policy', 'referrer-policy'],
  ...['strict-transport-security', 'x-content-type-options'],
];

/** What is required is there, and what is there is declared. */
function judgeHeaders(headers: Headers, declared: Record<string, Response>, description: Description): string | null {
  const missing = Object.entries(declared).find(
    ([name, header]) => resolve(description, header).required && !headers.has(name),
  );
  if (missing) return `the header ${missing[0]} is missing`;
  const known = new Set([...generalHeaders, ...Object.keys(declared).map((name) => name.toLowerCase())]);
  const undeclared = [...headers.keys()].find((name) => !known.has(name) && !name.startsWith('access-control-'));
  return undeclared ? `the header ${undeclared} is not declared` : null;
}

interface Response {
  $ref?: string;
  required?: boolean;
  headers?: Record<string, Response>;
  content?: Record<string, { schema: unknown }>;
}

interface Description {
  paths: Record<string, Record<string, { responses: Record<string, Response> } | undefined>>;
  'x-unmatched': Record<string, Response>;
}

const descriptions = new Map<string, Promise<Description>>();

function descriptionOf(surface: string): Promise<Description> {
  let description = descriptions.get(surface);
  if (!description) {
    description = load(surface);
    descriptions.set(surface, description);
  }
  return description;
}

async function load(surface: string): Promise<Description> {
  const home = join(import.meta.dir, '../..');
  const file = surface === 'root' ? `${home}/openapi.yaml` : `${home}/src/contract/generated/${surface}.json`;
  const description = parse(await Bun.file(file).text()) as Description;
  registerSchema(description as never, `urn:concord:${surface}`, 'https://spec.openapis.org/oas/3.1/schema-base');
  return description;
}

function surfaceOf(path: string): { surface: string; path: string } {
  const [, key, rest] = /^\/as\/([^/]+)(\/.*)$/.exec(path) ?? [];
  const isMount =
    key !== undefined &&
    rest !== undefined &&
    !/^\/(openapi\.json|docs)\/?$/.test(rest) &&
    (publishedKeys as readonly string[]).includes(key);
  return isMount ? { surface: key, path: rest } : { surface: 'root', path };
}

function operationAt(surface: string, method: string, path: string) {
  const bare = (text: string) => text.replace(/(.)\/$/, '$1');
  const wanted = method === 'HEAD' ? 'GET' : method;
  const rows: readonly { operationId: string; method: string; path: string }[] =
    operations[surface as keyof typeof operations];
  return rows.find((row) => {
    const pattern = bare(row.path)
      .replaceAll(/[.]/g, '\\.')
      .replaceAll(/\{\w+\}/g, '[^/]+');
    return row.method === wanted && new RegExp(`^${pattern}$`).test(bare(path));
  });
}

function resolve(description: Description, value: Response | undefined): Response & { required?: boolean } {
  if (!value?.$ref) return value as Response;
  return value.$ref
    .split('/')
    .slice(1)
    .reduce((node: unknown, part) => (node as Record<string, unknown>)[part], description) as Response;
}

function pointerTo(
  _: Description,
  route: { path: string },
  exchange: Exchange,
  declared: Response | undefined,
): string {
  if (declared?.$ref) return declared.$ref.slice(1);
  const path = encodeURIComponent(route.path.replaceAll('~', '~0').replaceAll('/', '~1'));
  const method = exchange.method === 'HEAD' ? 'get' : exchange.method.toLowerCase();
  return `/paths/${path}/${method}/responses/${exchange.status}`;
}

async function judgeUnmatched(surface: string, exchange: Exchange): Promise<string | null> {
  const where = `${surface} ${exchange.method} ${exchange.path} ${exchange.status}`;
  if (exchange.method === 'OPTIONS' && exchange.status === 204) return null;
  if (exchange.status !== 404 && exchange.status !== 405) return `${where}: no such operation, so 404 or 405 was due`;
  const description = await descriptionOf(surface);
  const { headers } = resolve(description, description['x-unmatched'][exchange.status]);
  const fault = judgeHeaders(exchange.headers, headers ?? {}, description);
  if (fault) return `${where}: ${fault}`;
  if (exchange.method === 'HEAD') return null;
  // The root's own shape, of all that its description has for whatever lies below the mounts as well.
  const schema =
    surface === 'root'
      ? '/components/schemas/Problem'
      : `/x-unmatched/${exchange.status}/content/application~1json/schema`;
  return judgeBody(`urn:concord:${surface}#${schema}`, exchange.text, where);
}

const validators = new Map<string, Awaited<ReturnType<typeof validate>>>();

async function judgeBody(schema: string, text: string, where: string): Promise<string | null> {
  let check = validators.get(schema);
  if (!check) {
    check = await validate(schema);
    validators.set(schema, check);
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return `${where}: the body is not JSON: ${text.slice(0, 200)}`;
  }
  return check(body as never).valid
    ? null
    : `${where}: the body is not what the contract declares: ${text.slice(0, 500)}`;
}
