// Judges the destinations that applications give beside the live stream: what they may be, where they may lead.
import {
  BroadcastRefused,
  parseRtmpUrl,
  type BroadcastDestination,
  type RtmpAddress,
  type RtmpUrlMistake,
} from '@airlock-rtc/contract';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from '@airlock-rtc/contract/addresses';
import { newId } from '../database/identifiers.js';
import type { ExtraDestination } from '../database/schema.js';

/** Beside the live stream. */
export const MAX_EXTRA_DESTINATIONS = 4;

/**
 * What is wrong with a destination, as far as it shows without asking DNS; never repeats the URL, which holds a stream
 * key. `undefined` when nothing is.
 */
export function destinationMistake(text: string): string | undefined {
  const address = parseRtmpUrl(text);
  return typeof address === 'string' ? MISTAKES[address] : undefined;
}

const MISTAKES: Readonly<Record<RtmpUrlMistake, string>> = {
  not_rtmp: 'must begin with rtmp:// or rtmps://',
  has_user: 'must not hold a user or password: put them into the stream key',
  unreadable_host: 'must have a host, and a port below 65536 if it has one',
  no_stream_key: 'must end with an application and a stream key',
  unprintable: 'must not hold control characters, nor be longer than 20000 characters',
};

export function newExtraDestination(url: string): ExtraDestination {
  return { id: newId(12), url };
}

/** Where a destination leads, with its stream key left out. */
export function destinationLabel(text: string): string {
  return known(text).label;
}

/**
 * Refuses destinations that must be public and are not, before a broadcaster is asked: one that is not ours may not
 * look. What cannot be resolved is left to the broadcaster, which says what it met.
 * @throws BroadcastRefused `destination_refused`
 */
export async function requirePublicDestinations(
  destinations: readonly BroadcastDestination[],
  resolve = resolveAll,
): Promise<void> {
  for (const { id, url } of destinations.filter(({ isPublicOnly }) => isPublicOnly)) {
    const { host } = known(url);
    const addresses = isIP(host) ? [host] : await resolve(host).catch(() => []);
    if (addresses.every(isPublicAddress)) continue;
    const next = 'set AIRLOCK_PRIVATE_DESTINATIONS=true if broadcasts may go into your own network';
    throw new BroadcastRefused(
      'destination_refused',
      `Destination ${id} leads to a private address; ${next}`,
    );
  }
}

async function resolveAll(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

/** Of a destination that was checked when it was stored. */
function known(text: string): RtmpAddress {
  const address = parseRtmpUrl(text);
  if (typeof address === 'string') throw new TypeError('A stored destination is no RTMP address');
  return address;
}
