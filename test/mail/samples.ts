import type { Brand } from '../../src/platform/mail/templates.ts';
import type { MailFacts, MailPurpose } from '../../src/ports/mail.ts';

export const brand: Brand = { productName: 'Concord', color: '#0f6e69', logoUrl: null, supportAddress: null };

export const purposes: MailPurpose[] = ['password_reset', 'email_verification', 'email_change', 'email_changed'];

export const link = 'https://auth.example.com/verify-email?from=mail&x=1#q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA';

export function sampleFacts(purpose: MailPurpose): MailFacts {
  // Only the proven owner of an address is called by name.
  const facts = { username: purpose === 'password_reset' ? 'Änna' : null, locale: null };
  if (purpose === 'email_changed') return facts;
  return { ...facts, link, validMinutes: purpose === 'password_reset' ? 15 : 1440 };
}
