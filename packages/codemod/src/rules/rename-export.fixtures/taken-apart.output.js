import * as spaces from 'livekit-client';
import { VideoPresets } from 'livekit-client';
import { prepareRankedRoom } from './spaces-on-livekit.js';

const { Track: { Kind: TrackKind }, RoomEvent: Events } = spaces;
const { ScreenShare: Screenshare, Camera: Cam } = spaces.Track.Source;
const { Video } = TrackKind;
let TrackSource, MuxSpace;

export const load = () => ({ Track: { Source: TrackSource }, Room: MuxSpace } = spaces);

export const enter = (jwt) => {
  const space = prepareRankedRoom(new MuxSpace({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { limit: 16 });
  space.on(Events.TrackSubscribed, (_mediaTrack, { kind, source }, person) => {
    if (kind === TrackKind.Audio || kind === Video) console.log(person.name ?? '');
    if (source === TrackSource.ScreenShare || source === Screenshare || source === Cam) console.log(source);
  });
  return space.connect(process.env.LIVEKIT_URL, jwt, { autoSubscribe: false }).then(() => space.localParticipant);
};
