// The world outside a Space, handed in by tests through a key that applications cannot name.
import { Room, type RoomOptions } from 'livekit-client';

export interface Outside {
  createRoom(options: RoomOptions): Room;
  fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Key under which a test passes its {@link Outside} in the Space's options. */
export const OUTSIDE = Symbol('outside');

const browser: Outside = {
  createRoom: (options) => new Room(options),
  fetch: (...args) => fetch(...args),
  now: () => Date.now(),
};

export function outsideOf(options: object | null | undefined): Outside {
  const given = (options as { [OUTSIDE]?: Partial<Outside> } | null | undefined)?.[OUTSIDE];
  return { ...browser, ...given };
}
