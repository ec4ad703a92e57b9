import {
  type Description,
  type MediaType,
  methods,
  type Operation,
  type PathItem,
  type Referable,
  type Response,
  resolve,
  type Schema,
} from './description.ts';
import { inWordsOf } from './document-notes.ts';
import { commonRules, mountedHeader, mountOf } from './mount.ts';

/**
 * The contract of one document alone: the operations with its tag and, of every union, only the members whose schema
 * carries its key in `x-document`. A response without such a member is another document's and is left out.
 */
export function project(root: Description, key: string): Description {
  const projection = new Projection(root, key);
  const paths: Record<string, PathItem> = {};
  for (const [path, item] of Object.entries(root.paths)) {
    const projected: PathItem = {};
    for (const method of methods) {
      const operation = item[method];
      if (operation?.tags.includes(key)) projected[method] = projection.operation(operation);
    }
    if (Object.keys(projected).length === 0) continue;
    paths[path] = item.parameters
      ? { parameters: projection.keep(item.parameters) as unknown[], ...projected }
      : projected;
  }
  const tag = root.tags.find(({ name }) => name === key);
  if (!tag) throw new Error(`openapi.yaml: no tag describes ${key}`);
  return {
    openapi: root.openapi,
    info: {
      title: `Concord as ${key}`,
      version: root.info.version,
      description: `${tag.description}\n\n${commonRules(root)}`,
    },
    servers: [{ url: mountOf(key) || '/', description: 'The mount of this document' }],
    tags: [tag],
    'x-unmatched': projection.responses(root['x-unmatched']),
    paths,
    components: projection.components(root),
  };
}

class Projection {
  readonly #root: Description;
  readonly #key: string;
  readonly #schemas = new Map<string, Schema | null>();
  readonly #kept = new Map<string, unknown>();
  readonly #schemes = new Set<string>();

  constructor(root: Description, key: string) {
    this.#root = root;
    this.#key = key;
  }

  operation(operation: Operation): Operation {
    const responses = this.responses(operation.responses);
    for (const scheme of operation.security.flatMap((entry) => Object.keys(entry))) this.#schemes.add(scheme);
    const { requestBody, ...rest } = inWordsOf(this.#key, operation);
    const content = requestBody && this.#content(requestBody.content);
    return {
      ...rest,
      tags: [this.#key],
      ...(content ? { requestBody: { ...requestBody, content } } : {}),
      responses,
    };
  }

  /** Those that the document has. */
  responses(all: Record<string, Referable<Response>>): Record<string, Response> {
    const responses: Record<string, Response> = {};
    for (const [status, declared] of Object.entries(all)) {
      const response = this.#response(resolve(this.#root, declared));
      if (response) responses[status] = response;
    }
    return responses;
  }

  /** Takes over what belongs to no document (headers, parameters), and what it refers to. */
  keep(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.keep(item));
    if (typeof value !== 'object' || value === null) return value;
    if ('$ref' in value && typeof value.$ref === 'string' && !this.#kept.has(value.$ref)) {
      this.#kept.set(value.$ref, null);
      this.#kept.set(value.$ref, this.keep(resolve(this.#root, value as Referable<unknown>)));
    }
    const members = Object.entries(value).filter(([name]) => name !== 'x-document');
    return Object.fromEntries(members.map(([name, member]) => [name, this.keep(member)]));
  }

  components(root: Description): Description['components'] {
    const components: Record<string, Record<string, unknown>> = {};
    const put = (ref: string, value: unknown) => {
      const [, , section = '', name = ''] = ref.split('/');
      components[section] = { ...components[section], [name]: value };
    };
    for (const scheme of this.#schemes)
      put(`#/components/securitySchemes/${scheme}`, root.components['securitySchemes']?.[scheme]);
    for (const [ref, value] of this.#kept)
      put(ref, ref.startsWith('#/components/headers/') ? mountedHeader(value, this.#key) : value);
    for (const [ref, schema] of this.#schemas) if (schema) put(ref, schema);
    return components;
  }

  #response(response: Response): Response | null {
    const content = this.#content(response.content);
    if (!content) return null;
    const headers = this.#headers(response.headers ?? {});
    const declared = Object.keys(headers).length > 0 ? { headers } : {};
    const description = response['x-document-descriptions']?.[this.#key] ?? response.description;
    return { description, ...declared, content };
  }

  #headers(headers: Record<string, unknown>): Record<string, unknown> {
    const own = Object.entries(headers).filter(([, header]) => {
      const owner = resolve(this.#root, header as Referable<Schema>)['x-document'];
      return owner === undefined || owner === this.#key;
    });
    return Object.fromEntries(own.map(([name, header]) => [name, this.keep(header)]));
  }

  #content(content: Record<string, MediaType>): Record<string, MediaType> | null {
    const entries = Object.entries(content).flatMap(([type, media]) => {
      const schema = this.#owns(media.schema) ? this.#prune(media.schema) : null;
      if (!schema) return [];
      const own = media['x-document-examples']?.[this.#key];
      const example = own ?? this.#filter(media.example, media.schema);
      return [[type, { schema, ...(example === undefined ? {} : { example }) }] as const];
    });
    return entries.length > 0 ? Object.fromEntries(entries) : null;
  }

  /** Whether any part of the schema is this document's. */
  #owns(schema: Schema): boolean {
    const target = resolve<Schema>(this.#root, schema as Referable<Schema>);
    if (target['x-document'] !== undefined) return target['x-document'] === this.#key;
    return unions(target).some(([, members]) => members.some((member) => this.#owns(member)));
  }

  /** The schema without other documents' members; null when nothing is left. */
  #prune(schema: Schema): Schema | null {
    if (schema.$ref !== undefined) {
      if (!this.#schemas.has(schema.$ref)) {
        this.#schemas.set(schema.$ref, null);
        this.#schemas.set(schema.$ref, this.#prune(resolve<Schema>(this.#root, schema as Referable<Schema>)));
      }
      return this.#schemas.get(schema.$ref) ? { $ref: schema.$ref } : null;
    }
    if (schema['x-document'] !== undefined) {
      if (schema['x-document'] !== this.#key) return null;
      return this.keep(schema) as Schema;
    }
    return this.#pruneUnions(schema);
  }

  /** What a union says besides its members is the root's own (what tells the members apart), save that it closes the object. */
  #pruneUnions(schema: Schema): Schema | null {
    const pruned: Schema = {};
    if ('unevaluatedProperties' in schema) pruned['unevaluatedProperties'] = schema['unevaluatedProperties'];
    for (const [keyword, members] of unions(schema)) {
      const left = members.filter((member) => this.#owns(member)).map((member) => this.#prune(member));
      if (left.length === 0) return null;
      pruned[keyword] = left;
    }
    return pruned;
  }

  /** An example without the members that only other documents have. */
  #filter(example: unknown, schema: Schema): unknown {
    if (typeof example !== 'object' || example === null) return example;
    const own = this.#propertyNames(schema);
    return Object.fromEntries(Object.entries(example).filter(([name]) => own.has(name)));
  }

  #propertyNames(schema: Schema): Set<string> {
    const target = resolve<Schema>(this.#root, schema as Referable<Schema>);
    if (target['x-document'] !== undefined && target['x-document'] !== this.#key) return new Set();
    const joined = unions(target).flatMap(([, members]) => members);
    // Beside the members of a union stands what the root tells them apart by, see `#pruneUnions`.
    if (joined.length > 0) return new Set(joined.flatMap((member) => [...this.#propertyNames(member)]));
    return new Set(Object.keys((target['properties'] as object | undefined) ?? {}));
  }
}

function unions(schema: Schema): [string, Schema[]][] {
  return ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const members = schema[keyword];
    return Array.isArray(members) ? [[keyword, members as Schema[]] as [string, Schema[]]] : [];
  });
}
