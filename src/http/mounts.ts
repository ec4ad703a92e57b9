import { operations } from '../contract/generated/operations.ts';
import { requests } from '../contract/generated/requests.js';
import type { Document } from '../documents/document.ts';
import type { Endpoint, OperationRow } from './endpoint.ts';
import { partyOf } from './root.ts';

/** A document alone: exactly its operations, fields, statuses and messages, under `/as/<key>`. */
export function mountEndpoints(document: Document): Endpoint[] {
  const rows: readonly OperationRow[] = (operations as Record<string, readonly OperationRow[]>)[document.key] ?? [];
  return rows.map((operation) => {
    const parties = [partyOf([document], document.key, operation.operationId)] as const;
    return {
      surface: document.key,
      operation,
      path: mountPrefix(document.key) + operation.path,
      parties,
      coded: false,
      alternatives: [],
      inOrder: () => parties,
      validate: requests[document.key]?.[operation.operationId] ?? null,
    };
  });
}

export function mountPrefix(key: string): string {
  return `/as/${key}`;
}
