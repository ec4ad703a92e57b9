import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { MailTransport } from '../../ports/mail.ts';
import { composeMessage, refuseUnsafeAddress } from './composition.ts';

/**
 * Stands in for a mail server: writes each mail to `folder` as `<time>-<message id>.eml`, ready for any mail reader.
 * With `logLinks` the link is logged as well: for development, since whoever reads the log could use it.
 */
export function createOutboxFolder(options: {
  folder: string;
  from: string;
  clock: Clock;
  log: Log;
  logLinks: boolean;
}): MailTransport {
  const { folder, from, clock, log, logLinks } = options;
  return {
    async send(mail) {
      refuseUnsafeAddress(mail.to);
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
      const { message } = await transport.sendMail(composeMessage(mail, from));
      const file = join(folder, fileName(clock.now(), mail.messageId));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Under its final name a mail is always whole, for whoever watches the folder.
      await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
      await rename(`${file}.part`, file);
      const link = logLinks ? /https?:\/\/\S+/.exec(mail.text)?.[0] : undefined;
      log.info({ file, ...(link === undefined ? {} : { link }) }, 'no SMTP_URL: mail written to the outbox folder');
    },
  };
}

/** Sorts by time; the same mail, sent again, lies beside its twin. */
function fileName(at: Date, messageId: string): string {
  const id = messageId.replace(/@.*$/, '').replace(/[^A-Za-z0-9_-]+/g, '');
  return `${at.toISOString().replace(/[:.]/g, '-')}-${id.slice(0, 80)}.eml`;
}
