import { ParticipantEvent, Room, RoomEvent, TrackEvent, VideoPresets, DisconnectReason } from 'livekit-client';
import { prepareRankedRoom } from './spaces-on-livekit.js';

export function open(jwt) {
  // airlock-migrate[CONNECT_TOKEN]: the token of `new Space` and its join() were not seen together; pass the token to connect()  (Space to Room)
  const space = prepareRankedRoom(new Room({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { token: jwt, limit: 16 });
  space.on(RoomEvent.Disconnected, function (reason) {
    if (reason === DisconnectReason.CLIENT_INITIATED || reason === DisconnectReason.JOIN_FAILURE || reason === DisconnectReason.USER_REJECTED) return;
    void this.disconnect();
  });
  space.on(RoomEvent.ParticipantConnected, function (participant) {
    participant.on(ParticipantEvent.ParticipantNameChanged, function () {
      console.log(this.name ?? '', this.sid);
    });
    Array.from(participant.trackPublications.values()).forEach((track) => {
      track.on(TrackEvent.Muted, function () {
        console.log(this.isMuted);
      });
    });
  });
  return space;
}
