// What goes with its call leaves no import.
import type { Room } from 'livekit-client';

// airlock-migrate[ACR]: LiveKit takes no call score; send it to your own backend  (Space to Room)
export const rate = (space: Room, stars: number) => Promise.resolve();
