// What of an address stands for one caller: an IPv6 network hands its holder a whole /64.
import ipaddr from 'ipaddr.js';

/** The address of an IPv4 caller, the /64 of an IPv6 one; anything else as it is. */
export function callerNetwork(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
