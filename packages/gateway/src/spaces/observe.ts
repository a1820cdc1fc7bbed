// Stores what was seen in a space's room, and tells applications when the space becomes active or idle.
import { stopBroadcastsOf } from '../broadcasts/run.js';
import type { SpaceRow } from '../database/rows.js';
import { newId } from '../database/identifiers.js';
import type { BroadcastContext } from '../broadcasts/context.js';
import { recordEvents } from '../webhooks/outbox.js';
import { nextPresence, type Presence } from './presence.js';
import { findSpaceById, lockSpace, updateSpace } from './store.js';
import { spaceEvent } from './translate.js';

/**
 * Takes note of how many people are in a room. Its broadcasts end before the space is called idle: applications
 * delete them as soon as they hear of it.
 * @param graceMs how long the room must be empty for that.
 * @returns after how many milliseconds to look again, if that is needed to see the space idle.
 */
export async function observePeople(
  context: BroadcastContext,
  spaceId: string,
  people: number,
  graceMs = context.settings.idleGraceMs,
): Promise<number | undefined> {
  for (;;) {
    const seen = await recordOnce(context, spaceId, people, graceMs);
    if (!seen || seen.runningBroadcasts.length === 0) return seen?.presence.lookAgainMs;
    await stopBroadcastsOf(context, seen.runningBroadcasts);
  }
}

/** Whether so many people in the room of a space are nothing new, and it need not be looked at again soon. */
export function isQuiet(space: SpaceRow, people: number, now: Date): boolean {
  const presence = nextPresence(space, people, now, 0);
  return presence.lookAgainMs === undefined && !isNews(space, presence);
}

async function recordOnce(context: BroadcastContext, spaceId: string, people: number, graceMs: number) {
  // Most polls find nothing new: those lock nothing, and wake nobody.
  const before = await findSpaceById(context.database.queries, spaceId);
  if (!before) return undefined;
  const now = nextPresence(before, people, context.now(), graceMs);
  if (!isNews(before, now)) return { presence: now, runningBroadcasts: [] };
  return context.change(async (tx, now) => {
    const found = await lockSpace(tx, spaceId);
    if (!found) return undefined;
    const { space, broadcasts } = found;
    const presence = nextPresence(space, people, now, graceMs);
    const endsNow = space.status === 'active' && presence.status === 'idle';
    const runningBroadcasts = endsNow ? broadcasts.filter(({ state }) => state !== 'idle') : [];
    if (runningBroadcasts.length > 0) return { presence, runningBroadcasts };
    if (isNews(space, presence)) {
      const isNewSession = space.status === 'idle' && presence.status === 'active';
      const activeSessionId =
        presence.status === 'idle' ? null : isNewSession ? newId() : space.activeSessionId;
      const { status, participants, emptySince } = presence;
      const after = await updateSpace(tx, spaceId, { status, participants, emptySince, activeSessionId });
      if (status !== space.status) {
        await recordEvents(tx, now, [spaceEvent(`video.space.${status}`, { space: after, broadcasts })]);
      }
    }
    return { presence, runningBroadcasts: [] };
  });
}

function isNews(before: Pick<Presence, 'status' | 'participants' | 'emptySince'>, after: Presence): boolean {
  return (
    before.status !== after.status ||
    before.participants !== after.participants ||
    before.emptySince?.getTime() !== after.emptySince?.getTime()
  );
}
