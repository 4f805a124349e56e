// A connector calls its vendor's hosts over https and nothing else; this machine alone only where that is allowed.
import { VendorFailure } from './failure.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The URL, if it may be called. `hosts` are exact names or `*.suffix`, which stands for any name under it.
 * @throws VendorFailure `misconfigured`
 */
export function allowedUrl(address: string, hosts: readonly string[], allowLoopback: boolean): URL {
  if (!URL.canParse(address)) throw new VendorFailure('misconfigured', 'The address is not a URL.');
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') {
    throw new VendorFailure('misconfigured', 'An address must not carry a user name or password.');
  }
  if (allowLoopback && isLoopback(url) && /^https?:$/.test(url.protocol)) return url;
  if (url.protocol !== 'https:' || url.port !== '') {
    throw new VendorFailure('misconfigured', `${url.host} must be called over https on its usual port.`);
  }
  if (!hosts.some((allowed) => matches(url.hostname, allowed))) {
    throw new VendorFailure(
      'misconfigured',
      `${url.hostname} is not an address of this vendor (${hosts.join(', ') || 'none'}).`,
    );
  }
  return url;
}

export function isLoopback(url: URL): boolean {
  return LOOPBACK.has(url.hostname);
}

function matches(hostname: string, allowed: string): boolean {
  return allowed.startsWith('*.') ? hostname.endsWith(allowed.slice(1)) : hostname === allowed;
}
