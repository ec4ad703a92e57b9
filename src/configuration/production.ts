/** What `NODE_ENV=production` refuses to start with; one entry for each offending setting. */
export function productionFaults(values: {
  AUTH_SECRET: string | null;
  SERVICE_KEY: string | null;
  PUBLIC_URL: string | null;
  DATABASE_URL: string | null;
  RATE_LIMITS: object | null;
}): Record<string, string> {
  const faults: Record<string, string | null> = {
    AUTH_SECRET: values.AUTH_SECRET === null ? 'is required in production' : weakness(values.AUTH_SECRET),
    SERVICE_KEY: values.SERVICE_KEY === null ? null : uniformity(values.SERVICE_KEY),
    PUBLIC_URL: values.PUBLIC_URL?.startsWith('https://') ? null : 'must be an https URL in production',
    DATABASE_URL: values.DATABASE_URL === null ? 'is required in production' : null,
    RATE_LIMITS: values.RATE_LIMITS === null ? 'must not be off in production' : null,
  };
  return Object.fromEntries(Object.entries(faults).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** 32 random hexadecimal digits have fewer than 8 different ones once in 10^9; text typed by hand often has. */
const LEAST_DISTINCT_CHARACTERS = 8;

/** Words of published samples; a random base64 text of 64 characters holds one by chance once in 10^7. */
const SAMPLE_WORDS =
  /change.?me|change.?this|secret|example|password|placeholder|insecure|your.?key|12345678|abcdefgh/i;

function weakness(secret: string): string | null {
  if (SAMPLE_WORDS.test(secret)) return 'looks like a sample: use random bytes, e.g. of `openssl rand -base64 48`';
  return uniformity(secret);
}

function uniformity(secret: string): string | null {
  const varied = new Set(secret).size >= LEAST_DISTINCT_CHARACTERS && !/^(.{1,16}?)\1+$/su.test(secret);
  return varied ? null : 'is too uniform: use random bytes, e.g. of `openssl rand -base64 48`';
}
