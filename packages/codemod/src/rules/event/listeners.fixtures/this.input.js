import { ParticipantEvent, Space, SpaceEvent, TrackEvent } from '@mux/spaces-web';

export function open(jwt) {
  const space = new Space(jwt);
  space.on(SpaceEvent.LocalParticipantReconnectFailed, function () {
    this.leave();
  });
  space.on(SpaceEvent.ParticipantJoined, function (participant) {
    participant.on(ParticipantEvent.DisplayNameChanged, function () {
      console.log(this.displayName, this.connectionId);
    });
    participant.getTracks().forEach((track) => {
      track.on(TrackEvent.Muted, function () {
        console.log(this.isMuted());
      });
    });
  });
  return space;
}
