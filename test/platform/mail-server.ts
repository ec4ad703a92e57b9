import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  /** `smtp://127.0.0.1:<port>` */
  url: string;
  /** Envelope recipients and text of every mail accepted so far. */
  received: { to: string[]; raw: string }[];
  /** While true, every mail is answered with a temporary failure (RFC 5321 §4.2.1: 451). */
  refusing: boolean;
  refused: number;
  stop(): Promise<void>;
}

/** A real SMTP server on the loopback that keeps what it is given. */
export async function startMailServer(): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (mailServer.refusing) {
          mailServer.refused += 1;
          return done(Object.assign(new Error('try later'), { responseCode: 451 }));
        }
        const to = session.envelope.rcptTo.map((recipient) => recipient.address);
        mailServer.received.push({ to, raw: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const mailServer: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received: [],
    refusing: false,
    refused: 0,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mailServer;
}
