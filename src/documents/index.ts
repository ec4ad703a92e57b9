import { budgetTracker } from './budget-tracker/document.ts';
import { concord } from './concord/document.ts';
import type { Document } from './document.ts';
import { refreshCookie } from './refresh-cookie/document.ts';
import { renewableToken } from './renewable-token/document.ts';
import { tokenPair } from './token-pair/document.ts';
import { verifiedEmail } from './verified-email/document.ts';

/** The five published documents. Each is also mounted alone. */
export const publishedDocuments = [
  renewableToken,
  tokenPair,
  verifiedEmail,
  budgetTracker,
  refreshCookie,
] as const satisfies Document[];

/** All documents that the root serves. */
export const documents = [...publishedDocuments, concord] as const satisfies Document[];
