import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The parts of an OpenAPI 3.1 description that this project's contract uses. */
export interface Description {
  openapi: string;
  info: { title: string; version: string; description?: string };
  servers: { url: string; description?: string }[];
  tags: { name: string; description: string }[];
  /** What a path or a method that is not listed answers, by status. */
  'x-unmatched': Record<string, Response>;
  paths: Record<string, PathItem>;
  components: Record<string, Record<string, unknown>>;
}

export type PathItem = { parameters?: unknown[] } & Partial<Record<Method, Operation>>;

export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  /** What summary and description are at the mount of a document, where those of the join are not true of it. */
  'x-document-summaries'?: Record<string, string>;
  'x-document-descriptions'?: Record<string, string>;
  security: Record<string, string[]>[];
  requestBody?: { required: boolean; content: Record<string, MediaType> };
  responses: Record<string, Referable<Response>>;
}

export interface Response {
  description: string;
  'x-document-descriptions'?: Record<string, string>;
  headers?: Record<string, unknown>;
  content: Record<string, MediaType>;
}

export interface MediaType {
  schema: Schema;
  example?: unknown;
  /** What the example is at the mount of a document, where dropping the other documents' members is not enough. */
  'x-document-examples'?: Record<string, unknown>;
}

export type Schema = { $ref?: string; 'x-document'?: string; [keyword: string]: unknown };
export type Referable<T> = T | { $ref: string };

export const methods = ['get', 'post', 'delete'] as const;
export type Method = (typeof methods)[number];

/** The five published documents, by the keys that tag their operations. Each is also mounted alone. */
export const publishedKeys = ['renewable-token', 'token-pair', 'verified-email', 'budget-tracker', 'refresh-cookie'];

/** All documents: the published ones, and the account console's own. */
export const documentKeys = [...publishedKeys, 'concord'];

export function readDescription(file: string): Description {
  return parse(readFileSync(file, 'utf8')) as Description;
}

/** What a `#/…` pointer of this description leads to; the value itself when it is none. */
export function resolve<T>(description: Description, value: Referable<T>): T {
  if (typeof value !== 'object' || value === null || !('$ref' in value) || typeof value.$ref !== 'string')
    return value as T;
  let target: unknown = description;
  for (const part of value.$ref.replace(/^#\//, '').split('/')) {
    target = (target as Record<string, unknown> | undefined)?.[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  if (target === undefined) throw new Error(`openapi.yaml: ${value.$ref} leads nowhere`);
  return resolve(description, target as Referable<T>);
}

export interface Route {
  path: string;
  method: Method;
  operation: Operation;
}

export function routesOf(description: Description): Route[] {
  return Object.entries(description.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
}
