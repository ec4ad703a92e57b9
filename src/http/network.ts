import { isIP } from 'node:net';

/**
 * The address a request came from; null when it is unknown. `hops` is how many proxies of ours wrote `X-Forwarded-For`;
 * what stands left of theirs is hearsay.
 */
export function clientAddress(headers: Headers, socketAddress: string | undefined, hops: number): string | null {
  const forwarded = hops > 0 ? (headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim()) : [];
  const claimed = forwarded.at(-hops);
  return claimed && isIP(claimed) ? claimed : (socketAddress ?? null);
}

/** The network of an address, as limits count it: an IPv4 address, or the /64 of an IPv6 address, since one subscriber has that many. */
export function networkOf(address: string | null): string {
  if (address === null) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
