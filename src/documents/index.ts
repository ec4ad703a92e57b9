import { budgetTracker } from './budget-tracker/document.ts';
import type { Document } from './document.ts';
import { refreshCookie } from './refresh-cookie/document.ts';
import { renewableToken } from './renewable-token/document.ts';
import { tokenPair } from './token-pair/document.ts';
import { verifiedEmail } from './verified-email/document.ts';

/** The five documents, in the order in which they lead where nothing else decides. */
export const documents = [
  renewableToken,
  tokenPair,
  verifiedEmail,
  budgetTracker,
  refreshCookie,
] as const satisfies Document[];
