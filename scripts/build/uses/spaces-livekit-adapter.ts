// Refuses what is no token by the class that Mux's SDK throws.
import { JWTError, Space } from '@airlock-rtc/spaces-livekit-adapter';

try {
  new Space('no token');
} catch (error) {
  console.log(error instanceof JWTError ? 'JWTError' : error);
}
