import { type ActiveSpeaker, type LocalParticipant, type RemoteParticipant, Space, SpaceEvent } from '@mux/spaces-web';

export function follow(space: Space, show: (who: LocalParticipant | RemoteParticipant) => void) {
  space.on(SpaceEvent.ActiveSpeakersChanged, (speakers: ActiveSpeaker[]) => {
    const [first] = speakers;
    if (first) show(first.participant);
    console.log(speakers.map((speaker) => speaker.participant.connectionId));
    console.log(speakers.map(({ participant }) => participant));
    console.log(first?.track.name);
  });
}
