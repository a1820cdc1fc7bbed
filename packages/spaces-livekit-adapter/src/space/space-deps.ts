// What a Space needs from outside, handed in by tests through a key that applications cannot name.
import type { Room, RoomOptions } from 'livekit-client';

export interface SpaceDeps {
  createRoom?(options: RoomOptions): Room;
  fetch: typeof fetch;
  /** Milliseconds, never set back: the wall clock may be. */
  now(): number;
}

/** Key under which a test passes its {@link SpaceDeps} in the Space's options. */
export const SPACE_DEPS = Symbol('space deps');

const browserDeps: SpaceDeps = {
  fetch: (...args) => fetch(...args),
  now: () => performance.now(),
};

export function spaceDepsOf(options: object | null | undefined): SpaceDeps {
  const given = (options as { [SPACE_DEPS]?: Partial<SpaceDeps> } | null | undefined)?.[SPACE_DEPS];
  return { ...browserDeps, ...given };
}
