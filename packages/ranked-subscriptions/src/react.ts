// The hook for React: ranked subscriptions for as long as a component is mounted.
import type { Room } from 'livekit-client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { RankedSubscriptions, RankedSubscriptionsOptions } from './options.js';
import type { Decision } from './rank/rank.js';
import { createRankedSubscriptions } from './ranked-subscriptions.js';

const nobody: readonly Decision[] = [];
const nothing = () => () => {};

export interface RankedSubscriptionsView {
  /** Everyone, strongest claim first; another array for each decision. */
  readonly decisions: readonly Decision[];
  /** Absent until the component is mounted, on a server, and without a room. */
  readonly subscriptions: RankedSubscriptions | undefined;
}

/**
 * Receives those who matter while the component is mounted, and renders it again at each decision. Use it once for a
 * room. A change of `limit` is followed; the other options are those of the first render with this room.
 */
export function useRankedSubscriptions(
  room: Room | undefined,
  options: RankedSubscriptionsOptions = {},
): RankedSubscriptionsView {
  const [subscriptions, setSubscriptions] = useState<RankedSubscriptions>();
  useEffect(() => {
    if (!room) return;
    const created = createRankedSubscriptions(room, options);
    setSubscriptions(created);
    return () => {
      created.dispose();
      setSubscriptions(undefined);
    };
    // Options are objects and functions of their render: to begin anew with each would let go of everyone.
  }, [room]);
  const { limit } = options;
  useEffect(() => {
    if (subscriptions && limit !== undefined) subscriptions.setLimit(limit);
  }, [subscriptions, limit]);
  const decisions = useSyncExternalStore(
    subscriptions?.subscribe ?? nothing,
    subscriptions?.getSnapshot ?? (() => nobody),
    () => nobody,
  );
  return { decisions, subscriptions };
}
