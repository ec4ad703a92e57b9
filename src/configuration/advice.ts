/** A setting that is allowed and probably not meant, and what to do about it. */
export interface Advice {
  message: string;
  advice: string;
}

/** What an operator should hear at start. */
export function advice(config: {
  profile: 'development' | 'production';
  host: string;
  smtpUrl: string | null;
}): Advice[] {
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(config.host);
  const heard: Advice[] = [];
  if (config.profile === 'development' && !isLocal) {
    heard.push({
      message:
        'HOST is open to the network under the development profile, which hands out reset tokens and shows mails',
      advice: 'set NODE_ENV=production',
    });
  }
  if (config.profile === 'production' && config.smtpUrl === null) {
    heard.push({
      message: 'SMTP_URL is not set: mails are written to DATA_DIR/outbox and reach nobody',
      advice: 'set SMTP_URL',
    });
  }
  return heard;
}
