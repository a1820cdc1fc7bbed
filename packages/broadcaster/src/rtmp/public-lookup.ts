// Resolves the host of an RTMP server that a stranger chose, and refuses one inside the operator's network.
import { lookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '@airlock-rtc/contract/addresses';

/** Asked while the connection is made, so that a name cannot change between the check and the connection. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    const first = addresses[0];
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
      return callback(notPublic(), '', 0);
    }
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

/** An address in digits is never looked up. @throws Error for one that is not public. */
export function requirePublicDigits(host: string): void {
  if (isIP(host) && !isPublicAddress(host)) throw notPublic();
}

function notPublic(): Error {
  return new Error('the address is not public');
}
