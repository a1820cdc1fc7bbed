import type { Room } from 'livekit-client';

export async function enter(space: Room) {
  try {
    // airlock-migrate[CONNECT_TOKEN]: the token of `new Space` and its join() were not seen together; pass the token to connect()  (Space to Room)
    await space.connect(process.env.LIVEKIT_URL!, '');
  } catch (error) {
    // airlock-migrate[ERROR_CLASS]: LiveKit has no error of this meaning: JWTError  (Space to Room)
    if ((error as Error).name === 'JWTError') return 'sign in again';
    switch ((error as Error).constructor.name) {
      // airlock-migrate[ERROR_CLASS]: LiveKit has no error of this meaning: RequestTimeoutError  (Space to Room)
      case 'RequestTimeoutError':
        return 'try again';
    }
    throw error;
  }
}
