import { isIP, isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Global unicast of RFC 4291: every IPv6 address that a public server can have. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** RFC 6052: on networks without IPv4 the name server makes one of these for every IPv4 host. */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');
/** A public address that every machine at Azure reaches its own platform on. */
const PLATFORM_ADDRESSES: readonly string[] = ['168.63.129.16'];

/** What ipaddr.js calls a range, in words for people. Every other one that it knows is reserved for something. */
const RANGES: Readonly<Record<string, string>> = {
  unspecified: 'the unspecified address',
  broadcast: 'the broadcast address',
  multicast: 'a multicast address',
  linkLocal: 'a link-local address',
  loopback: 'a loopback address',
  private: 'a private address',
  uniqueLocal: 'a private address',
  deprecatedSiteLocal: 'a private address',
  carrierGradeNat: "an address inside a provider's network",
  rfc6145: 'a translated address',
  rfc6052: 'a translated address',
  '6to4': 'a tunnelled address',
  teredo: 'a tunnelled address',
};
const RESERVED = 'a reserved address';

/**
 * Why nothing at this address may be asked, such as `a loopback address`; null for an address of the public internet. Forms of
 * IPv6 that carry an IPv4 address are judged by it where they are in use (mapped, NAT64) and refused where they are not.
 */
export function addressProblem(address: string): string | null {
  if (isIP(address) === 0) return 'no address';
  return isIPv4(address) ? problemOfIPv4(ipaddr.IPv4.parse(address)) : problemOfIPv6(ipaddr.IPv6.parse(inHex(address)));
}

/** ipaddr.js takes `::1.1.1.1` for `::ffff:1.1.1.1`, which is another address; the URL standard writes all of it in hexadecimal. */
function inHex(address: string): string {
  const [withoutZone = ''] = address.split('%', 1);
  return URL.parse(`http://[${withoutZone}]`)?.hostname.slice(1, -1) ?? address;
}

function problemOfIPv4(address: ipaddr.IPv4): string | null {
  if (PLATFORM_ADDRESSES.includes(address.toString())) return "an address of the cloud provider's platform";
  return problemOfRange(address.range());
}

function problemOfIPv6(address: ipaddr.IPv6): string | null {
  const carried = carriedIPv4(address);
  if (carried) return problemOfIPv4(carried);
  return problemOfRange(address.range()) ?? (address.match(GLOBAL_UNICAST) ? null : RESERVED);
}

function carriedIPv4(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  return address.match(NAT64) ? new ipaddr.IPv4(address.toByteArray().slice(12)) : null;
}

function problemOfRange(range: string): string | null {
  return range === 'unicast' ? null : (RANGES[range] ?? RESERVED);
}
