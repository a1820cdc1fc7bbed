import { ParticipantEvent, Space, SpaceEvent, type LocalTrack, type RemoteParticipant } from '@mux/spaces-web';

export function open(token: string) {
  const space = new Space(token);
  space.on(SpaceEvent.ParticipantTrackMuted, () => console.log('muted'));
  return { space, close: () => { space.removeAllListeners(); space.leave(); } };
}

export function quiet(space: Space | null, person: RemoteParticipant, track: LocalTrack) {
  space?.removeAllListeners('ParticipantJoined');
  space?.removeAllListeners(SpaceEvent.ParticipantTrackMuted);
  person.removeAllListeners(ParticipantEvent.TrackMuted);
  track.removeAllListeners();
}

export const isHeard = (track: LocalTrack) => track.listenerCount('Muted') > 0;
export const isNamed = (person: RemoteParticipant) =>
  person.listeners(ParticipantEvent.DisplayNameChanged).length + person.rawListeners('TrackMuted').length;
export const names = (space: Space) => space.eventNames();
