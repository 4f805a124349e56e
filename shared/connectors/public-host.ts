// A host that a customer names must be out in the internet: whoever types an address must not reach what stands beside us.
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { VendorFailure } from './failure.ts';

/** Special-purpose addresses (IANA registries for IPv4 and IPv6; read 2026-09). */
const RESERVED_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
/** Of all of IPv6 only this is given out, less what carries another address inside or is for examples. */
const GLOBAL_6 = ['2000::', 3] as const;
const RESERVED_6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const reserved = new BlockList();
for (const [net, prefix] of RESERVED_4) reserved.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of RESERVED_6) reserved.addSubnet(net, prefix, 'ipv6');
const given = new BlockList();
given.addSubnet(...GLOBAL_6, 'ipv6');

export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !reserved.check(address, 'ipv4');
  return version === 6 && given.check(address, 'ipv6') && !reserved.check(address, 'ipv6');
}

/** Names that are resolved on the spot, whatever the internet says (RFC 6761, RFC 6762, RFC 8375, ICANN). */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|corp|home|private|home\.arpa)\.?$/;

export type Resolve = (hostname: string) => Promise<readonly { readonly address: string }[]>;

const resolveAll: Resolve = (hostname) => lookup(hostname, { all: true });

/**
 * Asked before every call. What a name resolves to a moment later cannot answer for it: https proves the name.
 * @throws VendorFailure `misconfigured`; where the name cannot be resolved, what `fetch` would throw
 */
export async function requirePublicHost(hostname: string, resolve: Resolve = resolveAll): Promise<void> {
  const isName = hostname.includes('.') && isIP(hostname) === 0 && !hostname.startsWith('[');
  if (!isName || LOCAL_NAME.test(hostname))
    throw new VendorFailure('misconfigured', `${hostname} is not the name of a host in the internet.`);
  const found = await resolve(hostname).catch((cause: unknown) => {
    throw new TypeError('The name cannot be resolved', { cause });
  });
  if (found.length === 0 || !found.every(({ address }) => isPublicAddress(address)))
    throw new VendorFailure(
      'misconfigured',
      `${hostname} does not stand in the internet but in a network of its own.`,
    );
}
