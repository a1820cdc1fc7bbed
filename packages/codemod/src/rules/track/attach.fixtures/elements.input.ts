import { ParticipantEvent, type RemoteParticipant, type RemoteTrack, type Space, SpaceEvent } from '@mux/spaces-web';

const remove = (track: RemoteTrack) => track.detach().forEach((element) => element.remove());
const stop = (track: RemoteTrack) => track.detach().forEach((element) => element.pause());

export const listeners = {
  [SpaceEvent.ParticipantTrackUnpublished]: (_: unknown, track: RemoteTrack) => track.detach().length,
};

export function show(space: Space, person: RemoteParticipant) {
  space.on(SpaceEvent.ParticipantTrackUnsubscribed, (_, track) => remove(track));
  space.on(SpaceEvent.ParticipantTrackMuted, (_, track) => stop(track as RemoteTrack));
  person.on(ParticipantEvent.TrackUnsubscribed, (track) => {
    for (const element of track.detach()) element.remove();
  });
}
