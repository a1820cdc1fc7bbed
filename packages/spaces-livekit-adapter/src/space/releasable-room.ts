// A LiveKit room that can be let go of entirely.
import { Room } from 'livekit-client';

export interface ReleasableRoom {
  readonly room: Room;
  /** After the disconnect: takes the room's last listener off the page. */
  release(): void;
}

/**
 * Each room of livekit-client 2.23 listens to `devicechange` until it is collected, and the listener keeps it from
 * being collected (V8 keeps the constructor's `this` with it): some 150 KB for each join. The room hands the way to
 * remove the listener to a registry, which is ours for the moment.
 */
export function createReleasableRoom(create: () => Room): ReleasableRoom {
  const registry = Room.cleanupRegistry;
  const cleanups: (() => void)[] = [];
  const collect = { register: (_room: object, cleanup: () => void) => void cleanups.push(cleanup) };
  if (registry) Room.cleanupRegistry = collect as unknown as typeof registry;
  try {
    const release = () => {
      for (const cleanup of cleanups.splice(0)) cleanup();
    };
    return { room: create(), release };
  } finally {
    Room.cleanupRegistry = registry;
  }
}
