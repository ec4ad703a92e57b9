import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { type Description, type MediaType, resolve, routesOf } from './description.ts';

interface Bodies {
  /** By operationId. */
  requests: Record<string, MediaType>;
  /** By operationId and status, as `operationId:status`. */
  responses: Record<string, MediaType>;
}

/** Every JSON body that a description declares. */
export function bodiesOf(description: Description): Bodies {
  const bodies: Bodies = { requests: {}, responses: {} };
  for (const { operation } of routesOf(description)) {
    const request = operation.requestBody?.content['application/json'];
    if (request) bodies.requests[operation.operationId] = request;
    for (const [status, declared] of Object.entries(operation.responses)) {
      const response = resolve(description, declared).content['application/json'];
      if (response) bodies.responses[`${operation.operationId}:${status}`] = response;
    }
  }
  return bodies;
}

/**
 * Validators for one kind of body over several surfaces, as the text of a module that needs no compiler at run time.
 * `allErrors` is safe here: bodies are at most 16 KiB and every object has a handful of members.
 */
export function validatorModule(surfaces: Map<string, Description>, kind: keyof Bodies): string {
  const ajv = new Ajv2020({
    allErrors: kind === 'requests',
    code: { source: true, esm: true, lines: false },
    strict: false,
    validateFormats: false,
    messages: false,
    inlineRefs: false,
  });
  const exported: Record<string, string> = {};
  const tables: string[] = [];
  for (const [surface, description] of surfaces) {
    const base = `urn:concord:${surface}`;
    ajv.addSchema({ $id: base, components: description.components });
    const rows = Object.entries(bodiesOf(description)[kind]).map(([id, { schema }]) => {
      if (!schema.$ref) throw new Error(`openapi.yaml: the body of ${id} must be a component, so that it has a name`);
      const name = identifier(surface, schema.$ref);
      if (!(name in exported)) ajv.addSchema({ $id: `${base}:${name}`, $ref: base + schema.$ref });
      exported[name] = `${base}:${name}`;
      return `  ${JSON.stringify(id)}: ${name},`;
    });
    tables.push(`${JSON.stringify(surface)}: {\n${rows.join('\n')}\n},`);
  }
  const code = standaloneCode(ajv, exported);
  return `${code}\nexport const ${kind} = {\n${tables.join('\n')}\n};\n`;
}

/** Proves every example of a description against its schema; the faults found. */
export function faultyExamples(description: Description): string[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const base = 'urn:concord:examples';
  ajv.addSchema({ $id: base, components: description.components });
  const { requests, responses } = bodiesOf(description);
  return Object.entries({ ...requests, ...responses }).flatMap(([id, { schema, example }]) => {
    if (example === undefined) return [];
    const pointed = schema.$ref ? { $ref: `${base}${schema.$ref}` } : schema;
    return ajv.validate(pointed, example) ? [] : [`${description.info.title}, ${id}: ${ajv.errorsText()}`];
  });
}

function identifier(surface: string, pointer: string): string {
  return `${surface}_${pointer.split('/').at(-1)}`.replaceAll(/[^A-Za-z0-9]/g, '_');
}
