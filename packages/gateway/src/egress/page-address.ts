// The address of the layouts page for one broadcast: what the page needs to know, and whose egress it is.
import type { EgressInfo } from 'livekit-server-sdk';
import type { BroadcastJob } from '@airlock-rtc/contract';

/** What an egress of ours carries in its base URL, so that any gateway knows it again after a restart. */
export interface EgressMark {
  readonly broadcastId: string;
  /** In the order of the egress' streams. */
  readonly destinationIds: readonly string[];
}

const BROADCAST = 'airlock_broadcast';
const DESTINATIONS = 'airlock_destinations';

/** Egress adds `layout`, `url` and `token` and keeps the rest. Holds no secret: it is in every listing. */
export function pageAddress(pageUrl: string, job: BroadcastJob): string {
  const address = new URL(pageUrl);
  const { searchParams: query } = address;
  query.set('resolution', job.resolution);
  if (job.background) query.set('background', job.background);
  query.set(BROADCAST, job.broadcastId);
  query.set(DESTINATIONS, job.destinations.map(({ id }) => id).join(','));
  return address.href;
}

/** `undefined` for an egress that somebody else started. */
export function markOf(info: EgressInfo): EgressMark | undefined {
  const address = baseUrlOf(info);
  if (!URL.canParse(address)) return undefined;
  const query = new URL(address).searchParams;
  const broadcastId = query.get(BROADCAST);
  if (!broadcastId) return undefined;
  return { broadcastId, destinationIds: query.get(DESTINATIONS)?.split(',').filter(Boolean) ?? [] };
}

/** In the request as we make it, or as newer servers may keep it. */
function baseUrlOf({ request }: EgressInfo): string {
  if (request.case === 'roomComposite') return request.value.customBaseUrl;
  if (request.case === 'egress' && request.value.source.case === 'template')
    return request.value.source.value.customBaseUrl;
  return '';
}
