// Decides which rooms are worth a poll: those of which LiveKit's list says something new, and each now and then.
import type { Room } from '../livekit/livekit.js';

/** A change that the list does not show, as when somebody leaves while an agent joins, is found after so long. */
const POLL_ALL_WITHIN_MS = 60_000;
/** Without LiveKit's webhooks: its list counts people up to five seconds late (livekit-server 1.13). */
const POLLED_WITHOUT_HINTS = 100;

export interface PolledRooms {
  /** Rooms of spaces to poll after a listing, which then count as polled. */
  due(
    rooms: readonly Room[],
    active: readonly string[],
    options: { readonly areHintsSeen: boolean },
  ): string[];
  /** The poll of a room said nothing: poll it again. */
  failed(room: string): void;
}

export function createPolledRooms(intervalMs: number): PolledRooms {
  /** By room: what the list said when it was polled. */
  let polled = new Map<string, string>();
  /** The first room of those that are polled in any case, so that each has its turn. */
  let turn = 0;
  const turns = Math.max(1, Math.round(POLL_ALL_WITHIN_MS / intervalMs));

  return {
    due(rooms, active, { areHintsSeen }) {
      const listed = new Map(rooms.map((room) => [room.name, signatureOf(room)]));
      const share = Math.max(Math.ceil(listed.size / turns), areHintsSeen ? 0 : POLLED_WITHOUT_HINTS);
      const isTurn = (index: number) => (index - turn + listed.size) % listed.size < share;
      const due = [...listed].filter(([name, now], index) => polled.get(name) !== now || isTurn(index));
      turn = (turn + share) % Math.max(1, listed.size);
      // Spaces that are active and have no room: whoever was there has left, or the room was lost.
      const gone = active.filter((name) => !listed.has(name));
      polled = listed;
      return [...due.map(([name]) => name), ...gone];
    },
    failed: (room) => void polled.delete(room),
  };
}

function signatureOf({ sid, numParticipants }: Room): string {
  return `${sid} ${numParticipants}`;
}
