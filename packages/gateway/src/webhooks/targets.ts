// Decides which addresses a webhook may be sent to: the operator's network must not be reachable through it.
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '@airlock-rtc/contract/addresses';
import { GatewayError } from '../errors/errors.js';

/** Checks what can be checked without resolving the name. */
export function checkTarget(url: string, arePrivateAllowed: boolean): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) {
    throw new GatewayError('invalid_parameters', 'url: must begin with http:// or https://');
  }
  if (parsed.username || parsed.password) {
    throw new GatewayError('invalid_parameters', 'url: must not hold a user or password');
  }
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  if (!arePrivateAllowed && (host === 'localhost' || (isIP(host) !== 0 && !isPublicAddress(host)))) {
    throw refusal();
  }
  return parsed;
}

/**
 * A resolver for `http.request` that refuses names with a private address.
 * It is asked when the connection is made, so that a name cannot change between the check and the connection.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address))) {
      return callback(refusal(), '', 0);
    }
    if (options.all) return callback(null, addresses);
    const { address, family } = addresses[0]!;
    return callback(null, address, family);
  });
};

function refusal(): GatewayError {
  const next = 'set AIRLOCK_WEBHOOK_PRIVATE_TARGETS=true if webhooks may go into your own network';
  return new GatewayError('invalid_parameters', `url: leads to a private address; ${next}`);
}
