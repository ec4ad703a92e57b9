import { operations } from '../contract/generated/operations.ts';
import { requests } from '../contract/generated/requests.js';
import type { Document } from '../documents/document.ts';
import type { Endpoint, OperationRow, Party } from './endpoint.ts';
import { leaders } from './join.ts';

/** The join: every operation of every document, once. Throws when two documents meet and nothing says which one leads. */
export function rootEndpoints(documents: readonly Document[]): Endpoint[] {
  const rows: readonly OperationRow[] = operations.root;
  return rows
    .filter((operation) => operation.documents.length > 0)
    .map((operation) => {
      const parties = operation.documents.map((key) => partyOf(documents, key, operation.operationId));
      return {
        surface: 'root',
        operation,
        path: operation.path,
        parties,
        coded: true,
        lead: leaderOf(operation, parties),
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

function leaderOf(operation: OperationRow, parties: Party[]): (body: unknown) => string {
  const [first, ...others] = parties;
  if (!first) throw new Error(`no document offers ${operation.operationId}`);
  if (others.length === 0) return () => first.document.key;
  if (others.some(({ row }) => row.useCase !== first.row.useCase)) {
    throw new Error(`the documents of ${operation.operationId} mean different use cases`);
  }
  const lead = leaders[operation.operationId];
  if (!lead)
    throw new Error(`${operation.documents.join(' and ')} meet at ${operation.path} and nothing says which one leads`);
  return lead;
}
