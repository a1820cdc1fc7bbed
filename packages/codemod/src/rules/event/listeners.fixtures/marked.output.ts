import { type LocalParticipant, type RemoteParticipant, type RemoteTrackPublication, type Room, RoomEvent } from 'livekit-client';

export function watch(space: Room, event: RoomEvent, far: (...all: any[]) => void, me: LocalParticipant) {
  // airlock-migrate[DYNAMIC_EVENT]: which event this is cannot be told; its name and arguments may differ: event  (Event changes)
  space.on(event, far);
  // airlock-migrate[UNKNOWN_EVENT]: Spaces never had this event: 'ParticipantWaved'  (Event changes)
  space.on('ParticipantWaved', () => {});
  space.on(RoomEvent.TrackSubscribed, (_mediaTrack, track, participant) => far(participant, track));
  // airlock-migrate[LOCAL_TRACKS]: Spaces fired this for your own tracks too: see LocalTrackPublished and LocalTrackUnpublished  (Event changes)
  space.on(RoomEvent.TrackPublished, (track: RemoteTrackPublication, who: RemoteParticipant) => far(who, track));
  // airlock-migrate[EVENT_HANDLER]: the arguments of this listener changed and its code cannot be reached from here: (...all) => console.log(all)  (Event changes)
  space.on(RoomEvent.TrackSubscribed, (...all) => console.log(all));
  // airlock-migrate[EVENT_HANDLER]: the arguments of this listener changed and its code cannot be reached from here: once(), but LiveKit fires the event more often  (Event changes)
  me.once('isSpeakingChanged', () => console.log('speaks'));
  // airlock-migrate[EVENT_HANDLER]: the arguments of this listener changed and its code cannot be reached from here: once(), but LiveKit fires the event more often  (Event changes)
  space.once(RoomEvent.TrackPublished, far);
  // airlock-migrate[EVENT_SHAPE]: the arguments of this event differ in LiveKit  (Event changes)
  space.emit(RoomEvent.ParticipantConnected, me);
  // airlock-migrate[EVENT_SHAPE]: the arguments of this event differ in LiveKit: TrackMuted  (Event changes)
  far(RoomEvent.TrackMuted);
}
