import { ParticipantEvent, RemoteParticipant, RemoteTrackPublication, type Room, RoomEvent } from 'livekit-client';

// airlock-migrate[DETACHED]: LiveKit detaches elements before it tells that a track is unsubscribed: none may be left here, so keep those that you attach  (Track changes)
const remove = (track: RemoteTrackPublication) => track.track?.detach().forEach((element) => element.remove());
const stop = (track: RemoteTrackPublication) => track.track?.detach().forEach((element) => element.pause());

export const listeners = {
  // airlock-migrate[EVENT_SHAPE]: the arguments of this event differ in LiveKit: TrackUnpublished  (Event changes)
  // airlock-migrate[DETACHED]: LiveKit detaches elements before it tells that a track is unsubscribed: none may be left here, so keep those that you attach  (Track changes)
  [RoomEvent.TrackUnpublished]: (_: unknown, track: RemoteTrackPublication) => track.track?.detach().length,
};

export function show(space: Room, person: RemoteParticipant) {
  space.on(RoomEvent.TrackUnsubscribed, (_mediaTrack, track, _) => remove(track));
  space.on(RoomEvent.TrackMuted, (track, _) => {
    if (!(_ instanceof RemoteParticipant && track instanceof RemoteTrackPublication)) return;
    stop(track as RemoteTrackPublication);
  });
  person.on(ParticipantEvent.TrackUnsubscribed, (_mediaTrack, track) => {
    // airlock-migrate[DETACHED]: LiveKit detaches elements before it tells that a track is unsubscribed: none may be left here, so keep those that you attach  (Track changes)
    for (const element of track.track?.detach() ?? []) element.remove();
  });
}
