// Judges the destinations that applications give beside the live stream: what they may be, where they may lead.
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from '@airlock-rtc/contract/addresses';
import { newId } from '../database/identifiers.js';
import type { ExtraDestination } from '../database/schema.js';
import type { BroadcastDestination } from './broadcaster.js';
import { BroadcastRefused } from './refusal.js';

/** Beside the live stream. */
export const MAX_EXTRA_DESTINATIONS = 4;

/**
 * What is wrong with a destination, as far as it shows without asking DNS; never repeats the URL, which holds a stream
 * key. `undefined` when nothing is.
 */
export function destinationMistake(text: string): string | undefined {
  const url = readRtmpUrl(text);
  if (!url) return 'must begin with rtmp:// or rtmps://';
  if (url.username || url.password) return 'must not hold a user or password: put them into the stream key';
  if (!/^\/+[^/].*\/[^/]+$/.test(url.pathname)) return 'must end with an application and a stream key';
  return undefined;
}

export function newExtraDestination(url: string): ExtraDestination {
  return { id: newId(12), url };
}

/** Where a destination leads, with its stream key left out. */
export function destinationLabel(text: string): string {
  const url = readRtmpUrl(text)!;
  const app = url.pathname.replace(/^\/+/, '').split('/').slice(0, -1).join('/');
  return `${/^rtmps:/i.test(text) ? 'rtmps' : 'rtmp'}://${url.host}/${app}/•••`;
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
    const host = readRtmpUrl(url)!.hostname.replace(/^\[|\]$/g, '');
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

/** `URL` parses only the schemes that it knows fully: it is shown an http one. */
function readRtmpUrl(text: string): URL | undefined {
  if (!/^rtmps?:\/\//i.test(text)) return undefined;
  const asHttp = text.replace(/^rtmp/i, 'http');
  return URL.canParse(asHttp) ? new URL(asHttp) : undefined;
}
