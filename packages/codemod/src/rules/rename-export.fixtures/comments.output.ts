import {
  Room, // the room itself
  RoomEvent, // what happens in it
  /* who else is there */ RemoteParticipant,
  RemoteTrackPublication, // eslint-disable-line some/rule
  createLocalTracks, // camera and microphone
  VideoPresets,
} from 'livekit-client';
import { prepareRankedRoom } from './spaces-on-livekit';

export async function enter(jwt: string, show: (p: RemoteParticipant, t: RemoteTrackPublication) => void) {
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
  space.on(RoomEvent.TrackSubscribed, (_mediaTrack, track, participant) => show(participant, track));
  await space.connect(process.env.LIVEKIT_URL!, jwt, { autoSubscribe: false });
  const me = space.localParticipant;
  await Promise.all((await createLocalTracks(/* both */{ audio: true, video: true })).map((track) => me.publishTrack(track)));
}
