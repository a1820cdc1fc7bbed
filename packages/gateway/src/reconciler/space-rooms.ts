// Tells which of LiveKit's rooms are spaces: asked of the database for rooms that are new, and for each now and then.
import type { Room } from '../livekit/livekit.js';

/** So that a space that is deleted, or comes back with a restored database, is noticed after so long. */
const ASK_ALL_WITHIN_MS = 60_000;

export interface SpaceRooms {
  readonly living: readonly Room[];
  /** Rooms of spaces that have been deleted: to be closed. */
  readonly deleted: readonly Room[];
}

export interface FoundSpace {
  readonly id: string;
  readonly isDeleted: boolean;
}

/**
 * @param find those of these names that are spaces, and all that were deleted within the last minutes.
 * @returns what sorts the rooms of one listing; rooms that are nobody's space drop out.
 */
export function createSpaceRooms(
  find: (names: readonly string[]) => Promise<readonly FoundSpace[]>,
  intervalMs: number,
): (rooms: readonly Room[]) => Promise<SpaceRooms> {
  let known = new Map<string, 'living' | 'deleted' | 'foreign'>();
  const turns = Math.max(1, Math.round(ASK_ALL_WITHIN_MS / intervalMs));
  let turn = 0;

  return async (rooms) => {
    turn = (turn + 1) % turns;
    const asked = rooms.filter(({ name }, index) => !known.has(name) || index % turns === turn);
    const found = await find(asked.map(({ name }) => name));
    const next: typeof known = new Map(rooms.map(({ name }) => [name, known.get(name) ?? 'foreign']));
    for (const { name } of asked) next.set(name, 'foreign');
    for (const { id, isDeleted } of found) if (next.has(id)) next.set(id, isDeleted ? 'deleted' : 'living');
    known = next;
    const those = (kind: 'living' | 'deleted') => rooms.filter(({ name }) => next.get(name) === kind);
    return { living: those('living'), deleted: those('deleted') };
  };
}
