import { type Description, publishedKeys } from './description.ts';

/** Where a document is served alone; empty for one that is not. */
export function mountOf(key: string): string {
  return publishedKeys.includes(key) ? `/as/${key}` : '';
}

/** The list at the end of the contract's own description, which holds at a mount as well. */
export function commonRules({ info }: Description): string {
  const place = info.description?.indexOf('What holds everywhere:') ?? -1;
  if (!info.description || place === -1)
    throw new Error('openapi.yaml: its description does not say what holds everywhere');
  return info.description.slice(place);
}

/** A header as the mount of a document has it: a cookie of the mount is sent to the mount only. */
export function mountedHeader(header: unknown, key: string): unknown {
  const { example } = header as { example?: unknown };
  if (typeof example !== 'string' || !example.includes('; Path=/')) return header;
  return { ...(header as object), example: example.replace('; Path=/', `; Path=${mountOf(key)}/`) };
}
