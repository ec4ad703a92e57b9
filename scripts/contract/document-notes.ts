import { type Description, documentKeys, type Operation, publishedKeys, routesOf } from './description.ts';

/** An operation in the words of one document's mount: what is said of the join need not be true there. */
export function inWordsOf(key: string, operation: Operation): Operation {
  const {
    description,
    'x-document-summaries': summaries = {},
    'x-document-descriptions': descriptions = {},
    ...rest
  } = operation;
  // A shared operation's description tells how documents meet at the root, which is no news for one alone.
  const isShared = operation.tags.filter((tag) => documentKeys.includes(tag)).length > 1;
  const told = descriptions[key] ?? (isShared ? undefined : description);
  return { ...rest, summary: summaries[key] ?? rest.summary, ...(told === undefined ? {} : { description: told }) };
}

/** What `x-document-…` says of a document that is not published, or that does not offer the operation: the faults found. */
export function strayNotes(description: Description): string[] {
  const ofOperations = routesOf(description).flatMap(({ operation }) =>
    notesIn(operation, operation.operationId).filter(({ key }) => !operation.tags.includes(key)),
  );
  const shared = { ...description['x-unmatched'], ...description.components['responses'] };
  const ofShared = Object.entries(shared)
    .flatMap(([name, part]) => notesIn(part, name))
    .filter(({ key }) => !publishedKeys.includes(key));
  return [...ofOperations, ...ofShared].map(({ where, name, key }) => `${where}: ${name} of ${key}`);
}

interface Note {
  /** The operation or the shared response. */
  where: string;
  name: string;
  /** Of the document it is about. */
  key: string;
}

/** Those of a part of the description, at any depth. */
function notesIn(part: unknown, where: string): Note[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) =>
    /^x-document-/.test(name)
      ? Object.keys(value as object).map((key) => ({ where, name, key }))
      : notesIn(value, where),
  );
}
