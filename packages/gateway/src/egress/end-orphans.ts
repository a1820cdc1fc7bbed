// Ends egresses that nobody wants: of a broadcast that is over, and all but one of a broadcast that was started twice.
import type { Logger } from '../telemetry/logger.js';
import type { EgressService } from './egress-service.js';
import type { IsWanted } from './ownership.js';
import { markOf } from './page-address.js';
import { isEnding } from './translate-egress.js';

export interface OrphanDeps {
  readonly service: Pick<EgressService, 'live' | 'stop'>;
  readonly isWanted: IsWanted;
  readonly logger: Logger;
}

/** By broadcast: the egress that is followed here, and whether one is only just beginning. */
export interface FollowedEgresses {
  get(broadcastId: string): { readonly egressId?: string; readonly isBeingStarted: boolean } | undefined;
}

/** Looks through all egresses once. A LiveKit out of reach is noted, and asked the next time. */
export async function endOrphans(
  { service, isWanted, logger }: OrphanDeps,
  followed: FollowedEgresses,
): Promise<void> {
  const kept = new Set<string>();
  try {
    const live = await service.live();
    const running = new Set(live.filter((info) => !isEnding(info)).map(({ egressId }) => egressId));
    for (const info of live) {
      const broadcastId = markOf(info)?.broadcastId;
      if (broadcastId === undefined || isEnding(info)) continue;
      const known = followed.get(broadcastId);
      const wanted = known?.isBeingStarted || (await isWanted(broadcastId, info.roomName));
      if (wanted === undefined) continue;
      // What is followed here may have ended, and the next run have been started by another gateway.
      const isFollowed = !running.has(known?.egressId ?? '') || known?.egressId === info.egressId;
      if (wanted && isFollowed && !kept.has(broadcastId)) {
        kept.add(broadcastId);
        continue;
      }
      logger.warn({ broadcastId, egressId: info.egressId }, 'egress without an owner is ended');
      await service.stop(info.egressId);
    }
  } catch (error) {
    logger.warn({ err: error }, 'egresses not looked through');
  }
}
