/** What an operator should hear at start of settings that are allowed and probably not meant. */
export function advice(config: {
  profile: 'development' | 'production';
  host: string;
  smtpUrl: string | null;
}): string[] {
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(config.host);
  const heard: string[] = [];
  if (config.profile === 'development' && !isLocal) {
    heard.push(
      'HOST is open to the network under the development profile, which hands out reset tokens and shows mails: set NODE_ENV=production',
    );
  }
  if (config.profile === 'production' && config.smtpUrl === null) {
    heard.push('SMTP_URL is not set: mails are written to DATA_DIR/outbox and reach nobody');
  }
  return heard;
}
