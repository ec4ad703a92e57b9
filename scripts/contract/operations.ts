import { type Description, documentKeys, type Operation, publishedKeys, routesOf } from './description.ts';

/** The operation table as the text of a TypeScript module: what routing, limits and coverage need to know of each operation. */
export function operationsModule(surfaces: Map<string, Description>): string {
  const tables = [...surfaces].map(([surface, description]) => {
    const rows = routesOf(description).map(({ path, method, operation }) => {
      const statuses = Object.keys(operation.responses).map(Number);
      const row = {
        operationId: operation.operationId,
        method: method.toUpperCase(),
        path,
        documents: operation.tags.filter((tag) => documentKeys.includes(tag)),
        credential: credentialOf(operation),
        hasBody: operation.requestBody !== undefined,
        limited: statuses.includes(429),
        statuses,
      };
      return `    ${JSON.stringify(row)},`;
    });
    return `  ${JSON.stringify(surface)}: [\n${rows.join('\n')}\n  ],`;
  });
  return [
    `export const publishedKeys = ${JSON.stringify(publishedKeys)} as const;`,
    `export const operations = {\n${tables.join('\n')}\n} as const;\n`,
  ].join('\n\n');
}

/** The security scheme that the operation insists on. */
function credentialOf(operation: Operation): string | null {
  if (operation.security.some((entry) => Object.keys(entry).length === 0)) return null;
  return Object.keys(operation.security[0] ?? {})[0] ?? null;
}
