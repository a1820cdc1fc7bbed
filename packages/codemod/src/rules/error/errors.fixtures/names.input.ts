import type { Space } from '@mux/spaces-web';

export async function enter(space: Space) {
  try {
    await space.join();
  } catch (error) {
    if ((error as Error).name === 'JWTError') return 'sign in again';
    switch ((error as Error).constructor.name) {
      case 'RequestTimeoutError':
        return 'try again';
    }
    throw error;
  }
}
