// Keeps one address from exchanging tokens without end.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { GatewayError } from '../errors/errors.js';
import type { Settings } from '../ground/settings.js';

export interface ExchangeLimit {
  /** Counts what comes from an address, and what of it is for one space. Both throw `TooManyRequests`. */
  of(address: string): { take(): Promise<void>; takeFor(spaceId: string): Promise<void> };
}

/** Refused for now; becomes 429 with `Retry-After`. */
export class TooManyRequests extends GatewayError {
  constructor(readonly retryAfterSeconds: number) {
    super('too_many_requests', `Too many token exchanges: try again in ${retryAfterSeconds} s`);
  }
}

/** Counted in each gateway for itself: behind a balancer the limits grow with their number. */
export function createExchangeLimit(
  settings: Pick<Settings, 'exchangesPerSpace' | 'exchangesPerAddress'>,
): ExchangeLimit {
  const perAddress = new RateLimiterMemory({ points: settings.exchangesPerAddress, duration: 60 });
  const perSpace = new RateLimiterMemory({ points: settings.exchangesPerSpace, duration: 60 });
  return {
    of: (address) => ({
      take: () => consume(perAddress, address),
      takeFor: (spaceId) => consume(perSpace, `${address} ${spaceId.slice(0, 255)}`),
    }),
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new TooManyRequests(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
  }
}
