// Tells a room that people have left from one that was lost with its server, whose people are on their way back.
import type { Settings } from '../ground/settings.js';
import type { LiveKit, Room } from '../livekit/livekit.js';

export interface LostRooms {
  /** All open rooms, as just listed. */
  listed(rooms: readonly Room[]): void;
  /** People are in a room of the last listing. */
  seen(room: string): void;
  /**
   * How long a room with so many people must stay empty before its space is idle. Longer when it is another room than
   * the one in which people were last seen, or when nobody was seen yet since this gateway started.
   */
  graceMs(room: string, people: number): Promise<number>;
  /** The space is idle. */
  forget(room: string): void;
}

export function createLostRooms(
  livekit: Pick<LiveKit, 'findRoom'>,
  { idleGraceMs, lostRoomGraceMs }: Pick<Settings, 'idleGraceMs' | 'lostRoomGraceMs'>,
): LostRooms {
  /** LiveKit's own id of the room in which people were last seen. */
  const sids = new Map<string, string>();
  let last = new Map<string, string>();
  const sidOf = async (room: string) => (await livekit.findRoom(room))?.sid;
  return {
    listed(rooms) {
      last = new Map(rooms.map(({ name, sid }) => [name, sid]));
    },
    seen(room) {
      const sid = last.get(room);
      if (sid !== undefined) sids.set(room, sid);
    },
    async graceMs(room, people) {
      const seen = sids.get(room);
      if (people === 0)
        return seen !== undefined && seen === (await sidOf(room)) ? idleGraceMs : lostRoomGraceMs;
      const sid = last.get(room) ?? seen ?? (await sidOf(room));
      if (sid !== undefined) sids.set(room, sid);
      return idleGraceMs;
    },
    forget: (room) => void sids.delete(room),
  };
}
