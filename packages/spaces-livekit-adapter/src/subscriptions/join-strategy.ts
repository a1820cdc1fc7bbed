// How the first video frames come soonest: whether the server subscribes by itself as soon as one joins.
import { SubscriptionMode, type SpaceOptions } from '../space-options.js';

/**
 * In automatic mode the server begins with the join, which saves a round trip before the first frame; the ranking
 * takes over at `SignalConnected`. Not so where more people are known to be present than may be received.
 * @param others how many are in the Space, when the token exchange said so
 */
export function shouldServerSubscribe(options: SpaceOptions, others: number | undefined): boolean {
  if (options.subscriptionMode === SubscriptionMode.Manual) return false;
  return others === undefined || others <= options.automaticParticipantLimit;
}
