import { Room, VideoPresets } from 'livekit-client';
import { prepareRankedRoom } from './spaces-on-livekit';

// airlock-migrate[CONNECT_TOKEN]: the token of `new Space` and its join() were not seen together; pass the token to connect()  (Space to Room)
export const room = prepareRankedRoom(new Room({
  dynacast: true,
  disconnectOnPageLeave: false,
  publishDefaults: {
    videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
    screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
    audioPreset: { maxBitrate: 64_000 },
  },
}), { token: 'jwt', limit: 16 });
// airlock-migrate[ERROR_CLASS]: LiveKit has no error of this meaning: JWTError  (Space to Room)
const explain = (error: Error) => (error.name === 'JWTError' ? 'The token is wrong' : error.message);
// airlock-migrate[ERROR_CLASS]: LiveKit has no error of this meaning: RequestTimeoutError  (Space to Room)
const TEXTS: Record<string, string> = { 'RequestTimeoutError': 'Too slow' };
export const tell = (error: Error) => TEXTS[error.name] ?? explain(error);
