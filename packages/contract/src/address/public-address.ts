// Decides which IP addresses are on the public internet: what strangers name must not lead into the operator's network.
import ipaddr from 'ipaddr.js';

/** The only part of IPv6 that is given out (RFC 4291, 2.4); `::127.0.0.1` and the like lie outside. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** Not loopback, private, link-local, multicast or reserved; false for what is no address. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  // `process` turns IPv4 in IPv6 (::ffff:10.0.0.1) back into IPv4.
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST);
}
