// Opens the room of a space before somebody is sent there, without asking LiveKit each time.
import { LRUCache } from 'lru-cache';
import type { Settings } from '../ground/settings.js';
import type { LiveKit } from '../livekit/livekit.js';
import type { RoomOpener } from './exchange.js';

/** LiveKit keeps an empty room for 5 minutes by default (`empty_timeout`): far longer than this. */
const TRUSTED_MS = 5000;
const MAX_KEPT = 10_000;

export interface OpenRooms extends RoomOpener {
  /** The room is closed, or may be: ask again next time. */
  forget(spaceId: string): void;
}

export function createOpenRooms(
  livekit: Pick<LiveKit, 'openRoom'>,
  { spaceCapacity }: Pick<Settings, 'spaceCapacity'>,
): OpenRooms {
  const opened = new LRUCache<string, true>({ max: MAX_KEPT, ttl: TRUSTED_MS });
  return {
    async open(space) {
      if (space.participants > 0 || opened.has(space.id)) return;
      await livekit.openRoom(space.id, spaceCapacity);
      opened.set(space.id, true);
    },
    forget: (spaceId) => void opened.delete(spaceId),
  };
}
