// The decision of manual mode: exactly the chosen are received.
import type { Decision } from './rank.js';

/** Gives the chosen first; chosen identities that are not present wait for their coming. */
export function choose(present: Iterable<string>, chosen: ReadonlySet<string>): Decision[] {
  return [...present]
    .map((identity) => ({ identity, isReceived: chosen.has(identity) }))
    .sort((a, b) => Number(b.isReceived) - Number(a.isReceived) || (a.identity < b.identity ? -1 : 1))
    .map(({ identity, isReceived }, rank) => ({
      identity,
      rank,
      isReceived,
      reason: isReceived ? 'chosen' : 'not-chosen',
    }));
}
