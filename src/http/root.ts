import { operations } from '../contract/generated/operations.ts';
import { requests } from '../contract/generated/requests.js';
import type { Document } from '../documents/document.ts';
import type { Endpoint, OperationRow, Parties, Party } from './endpoint.ts';
import { alternatives, leaders } from './join.ts';

/** The join: every operation of every document, once. Throws when two documents meet and nothing says which one leads. */
export function rootEndpoints(documents: readonly Document[]): Endpoint[] {
  const rows: readonly OperationRow[] = operations.root;
  return rows
    .filter((operation) => operation.documents.length > 0)
    .map((operation) => {
      const [first, ...others] = operation.documents.map((key) => partyOf(documents, key, operation.operationId));
      if (!first) throw new Error(`no document offers ${operation.operationId}`);
      const parties: Parties = [first, ...others];
      return {
        surface: 'root',
        operation,
        path: operation.path,
        parties,
        coded: true,
        alternatives: alternatives[operation.operationId] ?? [],
        inOrder: orderOf(operation, parties),
        validate: requests['root']?.[operation.operationId] ?? null,
      };
    });
}

/** What one document brings to an operation. */
export function partyOf(documents: readonly Document[], key: string, operationId: string): Party {
  const document = documents.find((candidate) => candidate.key === key);
  const row = (document?.rows as Record<string, Party['row']> | undefined)?.[operationId];
  if (!document || !row) throw new Error(`${key} is to offer ${operationId} but has no row for it`);
  return { document, row, validate: requests[key]?.[operationId] ?? null };
}

/** By body, since what leads may depend on it; the orders themselves are made once. */
function orderOf(operation: OperationRow, parties: Parties): Endpoint['inOrder'] {
  const [first, ...others] = parties;
  if (others.length === 0) return () => parties;
  if (others.some(({ row }) => row.useCase !== first.row.useCase)) {
    throw new Error(`the documents of ${operation.operationId} mean different use cases`);
  }
  const lead = leaders[operation.operationId];
  if (!lead)
    throw new Error(`${operation.documents.join(' and ')} meet at ${operation.path} and nothing says which one leads`);
  const orders = new Map<string, Parties>(
    parties.map((leader) => [leader.document.key, [leader, ...parties.filter((party) => party !== leader)]]),
  );
  return (body) => {
    const key = lead(body);
    const order = orders.get(key);
    if (!order) throw new Error(`${key} does not offer ${operation.operationId}`);
    return order;
  };
}
