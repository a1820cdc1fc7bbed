import { type Participant, type LocalParticipant, type RemoteParticipant, Room, RoomEvent, RemoteTrackPublication, Track } from 'livekit-client';

export function follow(space: Room, show: (who: LocalParticipant | RemoteParticipant) => void) {
  space.on(RoomEvent.ActiveSpeakersChanged, (speakers: Participant[]) => {
    const [first] = speakers;
    if (first) show(first as LocalParticipant | RemoteParticipant);
    console.log(speakers.map((speaker) => speaker.sid));
    console.log(speakers.map((participant) => participant as LocalParticipant | RemoteParticipant));
    // airlock-migrate[TRACK_NAME]: names belong to publications: give it to publishTrack({ name })  (Track changes)
    // airlock-migrate[SPEAKER_TRACK]: LiveKit says who speaks, not with which track; this is the microphone, or undefined  (Event changes)
    console.log(first && (first.getTrackPublication(Track.Source.Microphone) instanceof RemoteTrackPublication ? first.getTrackPublication(Track.Source.Microphone).trackName : first.getTrackPublication(Track.Source.Microphone).mediaStreamTrack.label));
  });
}
