// Decides from the number of people in a room what a space becomes. Pure.
import type { SpaceRow } from '../database/rows.js';

export interface Presence {
  readonly status: SpaceRow['status'];
  readonly participants: number;
  readonly emptySince: Date | null;
  /** Milliseconds after which to look again, while an empty space is still active. */
  readonly lookAgainMs?: number;
}

/**
 * `active` as soon as somebody is there; `idle` once nobody has been there for the time of grace, so that people who
 * reconnect keep their session and their broadcast.
 */
export function nextPresence(
  space: Pick<SpaceRow, 'status' | 'emptySince'>,
  people: number,
  now: Date,
  idleGraceMs: number,
): Presence {
  if (people > 0) return { status: 'active', participants: people, emptySince: null };
  if (space.status === 'idle') return { status: 'idle', participants: 0, emptySince: null };
  const emptySince = space.emptySince ?? now;
  const leftMs = emptySince.getTime() + idleGraceMs - now.getTime();
  if (leftMs <= 0) return { status: 'idle', participants: 0, emptySince: null };
  return { status: 'active', participants: 0, emptySince, lookAgainMs: leftMs };
}
