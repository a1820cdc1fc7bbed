import { ParticipantEvent, Room, RoomEvent, type LocalTrack, RemoteParticipant, VideoPresets, RemoteTrackPublication } from 'livekit-client';
import { prepareRankedRoom, keepListeners, removeListeners } from './spaces-on-livekit';

export function open(token: string) {
  // airlock-migrate[CONNECT_TOKEN]: the token of `new Space` and its join() were not seen together; pass the token to connect()  (Space to Room)
  const space = keepListeners(prepareRankedRoom(new Room({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { token, limit: 16 }));
  space.on(RoomEvent.TrackMuted, (publication, participant) => {
    if (!(participant instanceof RemoteParticipant)) return;
    console.log('muted');
  });
  return { space, close: () => { removeListeners(space); void space.disconnect(); } };
}

export function quiet(space: Room | null, person: RemoteParticipant, track: LocalTrack) {
  space && removeListeners(space, 'participantConnected');
  space && removeListeners(space, RoomEvent.TrackMuted);
  // airlock-migrate[OWN_LISTENERS]: LiveKit listens on this object itself: take your own listeners off one by one with off()  (Event changes)
  person.removeAllListeners(ParticipantEvent.TrackMuted);
  // airlock-migrate[OWN_LISTENERS]: LiveKit listens on this object itself: take your own listeners off one by one with off()  (Event changes)
  track.removeAllListeners();
}

// airlock-migrate[OWN_LISTENERS]: LiveKit listens on this object itself: take your own listeners off one by one with off()  (Event changes)
export const isHeard = (track: LocalTrack) => track.listenerCount('muted') > 0;
export const isNamed = (person: RemoteParticipant) =>
  // airlock-migrate[OWN_LISTENERS]: LiveKit listens on this object itself: take your own listeners off one by one with off()  (Event changes)
  person.listeners(ParticipantEvent.ParticipantNameChanged).length + person.rawListeners('trackMuted').length;
// airlock-migrate[OWN_LISTENERS]: LiveKit listens on this object itself: take your own listeners off one by one with off()  (Event changes)
export const names = (space: Room) => space.eventNames();
