import { join } from 'node:path';
import { registerSchema, validate } from '@hyperjump/json-schema/openapi-3-1';
import { parse } from 'yaml';
import type { operations } from '../../../src/contract/generated/operations.ts';

export type Surface = keyof typeof operations;

/** A text field of a request body. Lengths count code points. */
export interface Field {
  minLength: number;
  maxLength: number;
  isAddress: boolean;
}

/** The fields of one object that a request body may be. */
export type Variant = Record<string, Field>;

/** What the contract says of the bodies of one operation. */
export interface BodySchema {
  variants: Variant[];
  accepts(body: unknown): boolean;
}

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema | false>;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
}

interface Description {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>;
}

/** Reads request bodies off a description, with a validator that is not the app's own. */
export async function bodySchemas(surface: Surface) {
  const home = join(import.meta.dir, '../../..');
  const file = surface === 'root' ? 'openapi.yaml' : `src/contract/generated/${surface}.json`;
  const description = parse(await Bun.file(join(home, file)).text()) as Description;
  const urn = `urn:concord:requests:${surface}`;
  registerSchema(description as never, urn, 'https://spec.openapis.org/oas/3.1/schema-base');
  return async (method: string, path: string): Promise<BodySchema | null> => {
    const verb = method.toLowerCase();
    const schema = description.paths[path]?.[verb]?.requestBody?.content['application/json']?.schema;
    if (!schema) return null;
    const pointer = `/paths/${encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'))}/${verb}`;
    const check = await validate(`${urn}#${pointer}/requestBody/content/application~1json/schema`);
    return { variants: variantsOf(description, schema), accepts: (body) => check(body as never).valid };
  };
}

function variantsOf(description: Description, declared: Schema): Variant[] {
  const schema = resolved(description, declared);
  const either = schema.oneOf ?? schema.anyOf;
  if (either) return either.flatMap((member) => variantsOf(description, member));
  const variant: Variant = Object.assign({}, ...(schema.allOf ?? []).map((part) => variantsOf(description, part)[0]));
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (property === false) delete variant[name];
    else variant[name] = fieldOf(resolved(description, property));
  }
  return [variant];
}

function fieldOf({ minLength = 0, maxLength = 255, pattern }: Schema): Field {
  return { minLength, maxLength, isAddress: pattern?.includes('@') ?? false };
}

function resolved(description: Description, schema: Schema): Schema {
  if (!schema.$ref) return schema;
  const parts = schema.$ref.split('/').slice(1);
  return parts.reduce((node: unknown, part) => (node as Record<string, unknown>)[part], description) as Schema;
}
