// Names of errors as the keys of a table.
import type { Room } from 'livekit-client';

// airlock-migrate[ERROR_CLASS]: LiveKit has no error of this meaning: JWTError  (Space to Room)
const TEXTS: Record<string, string> = { JWTError: 'Your invitation is no longer valid', TypeError: 'Reload the page' };
// airlock-migrate[CONNECT_TOKEN]: the token of `new Space` and its join() were not seen together; pass the token to connect()  (Space to Room)
export const enter = (space: Room) => space.connect(process.env.LIVEKIT_URL!, '').then(() => space.localParticipant).catch((error: Error) => TEXTS[error.name]);
