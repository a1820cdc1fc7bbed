// Opens the room of a space before somebody is sent there, without asking LiveKit each time.
import type { RoomOpener } from '../token-exchange/exchange.js';
import type { Settings } from '../gateway/settings.js';
import type { LiveKit } from './livekit.js';

/** LiveKit keeps an empty room for 5 minutes by default (`empty_timeout`): far longer than this. */
const TRUSTED_MS = 5000;
const MAX_REMEMBERED = 10_000;

export interface OpenRooms extends RoomOpener {
  /** The room is closed, or may be: ask again next time. */
  forget(spaceId: string): void;
}

export function rememberOpenRooms(
  livekit: LiveKit,
  { spaceCapacity }: Pick<Settings, 'spaceCapacity'>,
  now: () => Date,
): OpenRooms {
  const openedAt = new Map<string, number>();
  return {
    async open(space) {
      const isKnown = space.participants > 0 || now().getTime() - (openedAt.get(space.id) ?? 0) < TRUSTED_MS;
      if (isKnown) return;
      await livekit.openRoom(space.id, spaceCapacity);
      if (openedAt.size >= MAX_REMEMBERED) openedAt.clear();
      openedAt.set(space.id, now().getTime());
    },
    forget: (spaceId) => void openedAt.delete(spaceId),
  };
}
