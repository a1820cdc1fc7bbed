import {
  Room, // the room itself
  RoomEvent, // what happens in it
  /* who else is there */ RemoteParticipant,
  RemoteTrackPublication, // eslint-disable-line some/rule
  createLocalTracks, // camera and microphone
  VideoPresets,
} from 'livekit-client';
import { createRankedSubscriptions } from '@airlock-rtc/ranked-subscriptions';

export async function enter(jwt: string, show: (p: RemoteParticipant, t: RemoteTrackPublication) => void) {
  const space = new Room({
    dynacast: true,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  });
  createRankedSubscriptions(space, { limit: 16 });
  // airlock-migrate[EVENT_HANDLER]: the arguments of this listener changed and its code cannot be reached from here: show  (Event changes)
  space.on(RoomEvent.TrackSubscribed, show);
  await space.connect(process.env.LIVEKIT_URL!, jwt);
  const me = space.localParticipant;
  await Promise.all((await createLocalTracks(/* both */{ audio: true, video: true })).map((track) => me.publishTrack(track)));
}
