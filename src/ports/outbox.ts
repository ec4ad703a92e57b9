import type { MailPurpose } from './mail.ts';

/** A mail that was asked for. Holds no secret: the token is made when the mail is sent. */
export interface MailRequest {
  id: number;
  purpose: MailPurpose;
  emailKey: string;
  /** The address as it was typed, where no account has it any more; otherwise null. */
  oldEmail: string | null;
  /** The account that had the address; null where the address tells the account. */
  accountId: number | null;
  /** The `Accept-Language` of whoever asked. */
  language: string | null;
  askedAt: Date;
  /** How often sending was begun, this time included. */
  attempts: number;
}

export interface OutboxStore {
  /** Adds a request, unless one for the same purpose and address is still waiting. The same work whether or not an account has the address. */
  enqueue(request: { purpose: MailPurpose; emailKey: string; language: string | null; at: Date }): Promise<void>;
  /** Takes up to `limit` due requests, oldest first; each is nobody else's until `leaseUntil`. */
  claim(query: { at: Date; leaseUntil: Date; limit: number }): Promise<MailRequest[]>;
  /** Removes a request that was sent, or that has nothing to send. */
  complete(id: number): Promise<void>;
  /** Puts a request back to be tried at `nextAttemptAt`. */
  postpone(id: number, nextAttemptAt: Date): Promise<void>;
  /** How many requests there are, and when the oldest was made. */
  backlog(): Promise<{ requests: number; oldestAt: Date | null }>;
}
