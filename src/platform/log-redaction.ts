/** A copy that is safe to log: values under telling names are cut out, and so is text that looks like a credential. */
export function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return redactObject(fields, 0);
}

/** Cuts out JWTs, password hashes, bearer credentials, passwords in URLs and the parameters of a failed query. */
export function redactText(text: string): string {
  return MAY_NEED_REDACTION.test(text) ? redactCredentials(text) : text;
}

/** One look instead of five: nearly all texts are ours, and harmless. */
const MAY_NEED_REDACTION = /eyJ|\$|\b(?:bearer|basic)\s|:\/\/|^params: /im;

function redactCredentials(text: string): string {
  return text
    .replace(/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, CENSORED)
    .replace(/\$(argon2\w*|2[abxy]|bcrypt_sha256|pbkdf2-\w+|scrypt|5|6)\$[^\s"']+/g, CENSORED)
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${CENSORED}`)
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, `$1${CENSORED}@`)
    .replace(/^params: [\s\S]*?(?=\n\s+at |(?![\s\S]))/gm, `params: ${CENSORED}`);
}

const CENSORED = '[redacted]';
const TELLING_NAME =
  /pass(word|wd|phrase)|secret|token|authorization|cookie|credential|hash|jwk|api.?key|service.?key|^(pass|pw|key|d)$/i;
const DEEPEST = 6;

function redact(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > DEEPEST) return '[too deep]';
  if (value instanceof Error) return redactError(value, depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((entry) => redact(entry, depth + 1));
  return redactObject(value, depth);
}

function redactObject(value: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, TELLING_NAME.test(name) ? CENSORED : redact(entry, depth + 1)]),
  );
}

/**
 * Only fields known to be free of data: a database error also carries the row it stumbled over (`detail`, `parameters`),
 * and a Drizzle error repeats the parameters in its message and so in its stack.
 */
function redactError(error: Error, depth: number): Record<string, unknown> {
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: redactText(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: redactText(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}
