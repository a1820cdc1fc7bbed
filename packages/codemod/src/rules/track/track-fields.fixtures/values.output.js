import { Room, Track, VideoPresets } from 'livekit-client';
import { prepareRankedRoom } from './spaces-on-livekit.js';

export const screens = (tracks) => tracks.filter(({ source, kind }) => source === Track.Source.ScreenShare && kind === 'video');

// airlock-migrate[TRACK_VALUE]: LiveKit’s values are audio and video, camera, microphone, screen_share, screen_share_audio and unknown: other  (Track changes)
export const isFile = (anything) => anything.source === 'other';

export function watch(token, show) {
  const space = prepareRankedRoom(new Room({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { limit: 16 });
  space.on('trackSubscribed', (_mediaTrack, track, who) => show(who.name ?? '', screens([track]), isFile(JSON.parse(''))));
  return space.connect(process.env.LIVEKIT_URL, token, { autoSubscribe: false }).then(() => space.localParticipant);
}
