// What @airlock-rtc/ranked-subscriptions exports.
export { RankedSubscriptionsError, type RankedSubscriptionsErrorCode } from './errors.js';
export {
  rank,
  type Candidate,
  type Decision,
  type RankPolicy,
  type RankState,
  type Reason,
} from './rank/rank.js';
export { createRankedSubscriptions } from './ranked-subscriptions.js';
export type {
  RankedSubscriptions,
  RankedSubscriptionsEvents,
  RankedSubscriptionsOptions,
} from './options.js';
export type { UnreceivedMicrophones } from './subscriptions/subscribe.js';
