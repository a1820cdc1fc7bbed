import { type LocalParticipant, type RemoteParticipant, type RemoteTrack, type Space, SpaceEvent } from '@mux/spaces-web';

export function watch(space: Space, event: SpaceEvent, far: (...all: any[]) => void, me: LocalParticipant) {
  space.on(event, far);
  space.on('ParticipantWaved', () => {});
  space.on(SpaceEvent.ParticipantTrackSubscribed, far);
  space.on(SpaceEvent.ParticipantTrackPublished, (who: RemoteParticipant, track: RemoteTrack) => far(who, track));
  space.on(SpaceEvent.ParticipantTrackSubscribed, (...all) => console.log(all));
  me.once('StartedSpeaking', () => console.log('speaks'));
  space.once(SpaceEvent.ParticipantTrackPublished, far);
  space.emit(SpaceEvent.ParticipantJoined, me);
  far(SpaceEvent.ParticipantTrackMuted);
}
