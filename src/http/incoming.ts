import { timingSafeEqual } from 'node:crypto';
import type { Problem } from '../documents/document.ts';

/** The largest request body, in bytes. */
const maxBodyBytes = 16 * 1024;

/** How long a request body may take to arrive. */
const maxBodyMilliseconds = 10_000;

type Read = { ok: true; body: unknown } | { ok: false; problem: Problem };

/**
 * The JSON of a request body; an empty object when none was sent at all. Read here rather than by the framework, whose
 * sniffing looks at one character of the content type and repairs broken UTF-8 silently.
 */
export async function readJson(request: Request): Promise<Read> {
  const contentType = request.headers.get('content-type');
  if (contentType !== null && !isJson(contentType)) return refuse('unsupported_media_type');
  // A stream that breaks off is a client that went away in the middle of its body.
  const bytes = await readBytes(request).catch(() => 'broken_off' as const);
  if (bytes === 'broken_off') return refuse('invalid_json');
  if (bytes === null) return refuse('body_too_large');
  if (contentType === null) return bytes.byteLength === 0 ? { ok: true, body: {} } : refuse('unsupported_media_type');
  try {
    return { ok: true, body: JSON.parse(utf8.decode(bytes)) };
  } catch {
    return refuse('invalid_json');
  }
}

/** The token of an `Authorization: Bearer` header (RFC 6750 §2.1), if there is one. */
export function bearerOf(headers: Headers): string | undefined {
  return /^bearer +([A-Za-z0-9\-._~+/]+=*) *$/i.exec(headers.get('authorization') ?? '')?.[1];
}

/** Compares `X-Service-Key` with the configured key in constant time; false when none is configured. */
export function isService(headers: Headers, serviceKey: string | null): boolean {
  const presented = headers.get('x-service-key');
  if (serviceKey === null || presented === null) return false;
  return timingSafeEqual(digest(presented), digest(serviceKey));
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function isJson(contentType: string): boolean {
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  if (type.trim() !== 'application/json') return false;
  // RFC 8259 §8.1: JSON on the wire is UTF-8; a parameter that says otherwise is not believed but refused.
  return parameters.every((parameter) => !/^\s*charset\s*=/.test(parameter) || /=\s*"?utf-?8"?\s*$/.test(parameter));
}

async function readBytes(request: Request): Promise<Uint8Array | null> {
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) > maxBodyBytes) return null;
  if (request.body === null) return new Uint8Array();
  // No more than was announced can come (RFC 9112 §6.3: unless it comes in chunks), and reading it at once takes half the time.
  const isMeasured = announced !== null && !request.headers.has('transfer-encoding');
  return isMeasured ? inTime(request.bytes(), () => {}) : readStream(request.body);
}

async function readStream(body: ReadableStream<Uint8Array>): Promise<Uint8Array | null> {
  const reader = body.getReader();
  const read = async () => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      length += chunk.value.byteLength;
      if (length > maxBodyBytes) return null;
      chunks.push(chunk.value);
    }
    return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
  };
  return inTime(read(), () => void reader.cancel().catch(() => {}));
}

/** Rejects after `maxBodyMilliseconds`. What has come by then is not used: it may be JSON, but is not all that was sent. */
function inTime<Read>(reading: Promise<Read>, giveUp: () => void): Promise<Read> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => {
      reject(new Error('the body did not come in time'));
      giveUp();
    }, maxBodyMilliseconds);
    reading.then(resolve, reject).finally(() => clearTimeout(deadline));
  });
}

function refuse(code: 'unsupported_media_type' | 'body_too_large' | 'invalid_json'): Read {
  return { ok: false, problem: { code } };
}

function digest(text: string): Uint8Array {
  return new Bun.CryptoHasher('sha256').update(text).digest();
}
