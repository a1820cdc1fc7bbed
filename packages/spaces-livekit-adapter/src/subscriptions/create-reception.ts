// Who is received: in automatic mode those who matter most, in manual mode those whom the application chose.
import { createRankedSubscriptions } from '@airlock-rtc/ranked-subscriptions';
import type { Room } from 'livekit-client';
import { SubscriptionMode, type SpaceOptions } from '../space-options.js';
import { isPerson } from '../translate-livekit.js';
import { AutomaticReception } from './automatic-reception.js';
import { ManualReception } from './manual-reception.js';
import type { Reception } from './reception.js';

export function createReception(room: Room, options: SpaceOptions): Reception {
  if (options.subscriptionMode === SubscriptionMode.Manual)
    return new ManualReception(createRankedSubscriptions(room, { receiveOnly: [], isRanked: isPerson }));
  const limit = options.automaticParticipantLimit;
  return new AutomaticReception(createRankedSubscriptions(room, { limit, isRanked: isPerson }));
}
