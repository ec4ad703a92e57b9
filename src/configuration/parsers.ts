import { isIPv6 } from 'node:net';

/**
 * What the text of one setting says. A problem tells what would be right and never repeats the text:
 * several settings hold secrets, and start-up errors end up in logs.
 */
export type Parsed<T> = { value: T } | { problem: string };
export type Parser<T> = (text: string) => Parsed<T>;

export function integer(least: number, most: number): Parser<number> {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? { value } : { problem: `must be a whole number from ${least} to ${most}` };
  };
}

export function oneOf<const T extends string>(...choices: T[]): Parser<T> {
  return (text) => {
    const value = choices.find((choice) => choice === text);
    return value === undefined ? { problem: `must be one of ${choices.join(', ')}` } : { value };
  };
}

export function flag(text: string): Parsed<boolean> {
  return text === 'true' || text === 'false' ? { value: text === 'true' } : { problem: 'must be true or false' };
}

/** Printable text without spaces at its ends. */
export function line(text: string): Parsed<string> {
  return /^[^\p{C}\p{Z}]([^\p{C}]*[^\p{C}\p{Z}])?$/u.test(text)
    ? { value: text }
    : { problem: 'must be one line of text without spaces at its ends' };
}

/** A name that fits the subject of a mail and the head of a page. */
export function title(text: string): Parsed<string> {
  return 'value' in line(text) && [...text].length <= 64
    ? { value: text }
    : { problem: 'must be one line of at most 64 characters without spaces at its ends' };
}

/** In lower case. */
export function hexColor(text: string): Parsed<string> {
  return /^#[0-9a-f]{6}$/i.test(text) ? { value: text.toLowerCase() } : { problem: 'must be a colour like #0f6e69' };
}

/** As it can stand in a URL, an IPv6 address without brackets. */
export function hostName(text: string): Parsed<string> {
  const isHost = isIPv6(text) || (!text.includes(':') && URL.canParse(`http://${text}`));
  return /^[A-Za-z0-9._:-]+$/.test(text) && isHost
    ? { value: text }
    : { problem: 'must be a host name or an IP address, without a port' };
}

/** Bytes are what HMAC-SHA-256 (RFC 7518 §3.2) and HKDF count. */
export function secret(leastBytes: number): Parser<string> {
  return (text) =>
    Buffer.byteLength(text) >= leastBytes ? { value: text } : { problem: `must be at least ${leastBytes} bytes long` };
}

/** The URL of a server. */
export function serverUrl(...schemes: string[]): Parser<string> {
  const parse = connectionUrl(...schemes);
  return (text) => {
    const parsed = parse(text);
    return 'value' in parsed && new URL(text).hostname === '' ? { problem: 'must name a host' } : parsed;
  };
}

/** Without a host it is one on this machine. */
export function connectionUrl(...schemes: string[]): Parser<string> {
  const starts = schemes.map((scheme) => `${scheme}://`);
  return (text) => {
    if (!starts.some((start) => text.toLowerCase().startsWith(start)) || !URL.canParse(text)) {
      return { problem: `must be a URL that begins with ${starts.join(' or ')}` };
    }
    return isEncoded(text) ? { value: text } : { problem: 'must have %25 where a % is meant, as in a password' };
  };
}

/** Whether each % before the query begins an escape (RFC 3986 §2.1); drivers throw where one does not. */
function isEncoded(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] as string);
    return true;
  } catch {
    return false;
  }
}

/** The address under which clients see the service, without a slash at its end; it may carry a base path. */
export function publicUrl(text: string): Parsed<string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain = url !== null && url.username === '' && url.password === '' && !/[?#\s\\]/.test(text);
  return plain && /^https?:$/.test(url.protocol)
    ? { value: url.href.replace(/\/+$/, '') }
    : { problem: 'must be an http(s) URL without credentials, query or fragment' };
}

/** The address of something public, as it is written into mails. */
export function httpsUrl(text: string): Parsed<string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain = url !== null && url.username === '' && url.password === '' && !/[\s\p{C}\\"'<>]/u.test(text);
  return plain && url.protocol === 'https:' ? { value: url.href } : { problem: 'must be an https URL' };
}

/** Exact origins as browsers send them (RFC 6454 §6.2). `*` and `null` would open the service to everyone. */
export function origins(text: string): Parsed<string[]> {
  const value = text.split(',').map((origin) => origin.trim());
  return value.every(isOrigin)
    ? { value }
    : { problem: 'must be a comma-separated list of exact origins like https://app.example.com; * is refused' };
}

const ADDRESS = '[^\\s\\p{C}<>@,;:"]+@[^\\s\\p{C}<>@,;:"]+';
const wholeAddress = new RegExp(`^${ADDRESS}$`, 'u');
const namedAddress = new RegExp(`^([^\\p{C}<>@,;:"]* )?<${ADDRESS}>$`, 'u');

export function mailbox(text: string): Parsed<string> {
  return wholeAddress.test(text) || namedAddress.test(text)
    ? { value: text }
    : { problem: 'must be an address like no-reply@example.com or Name <no-reply@example.com>' };
}

export function address(text: string): Parsed<string> {
  return wholeAddress.test(text) ? { value: text } : { problem: 'must be an address like help@example.com' };
}

function isOrigin(text: string): boolean {
  return /^https?:\/\/[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** A number from 0 to 1. */
export function share(text: string): Parsed<number> {
  const value = /^\d(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
  return value <= 1 ? { value } : { problem: 'must be a number from 0 to 1' };
}

/** `name=value` pairs, values percent-encoded (OpenTelemetry, "OTLP Exporter Configuration"). */
export function headerList(text: string): Parsed<Record<string, string>> {
  const pairs = text.split(',').map((pair) => /^\s*([!#$%&'*+.^`|~\w-]+)\s*=\s*([\x21-\x7e]+)\s*$/.exec(pair));
  try {
    const entries = pairs.map((pair) => {
      if (!pair) throw new URIError();
      return [pair[1] as string, decodeURIComponent(pair[2] as string)] as const;
    });
    return { value: Object.fromEntries(entries) };
  } catch {
    return { problem: 'must be a comma-separated list of name=value, values percent-encoded' };
  }
}
