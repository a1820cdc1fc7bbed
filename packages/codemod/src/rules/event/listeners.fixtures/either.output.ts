import { ParticipantEvent, type LocalParticipant, type RemoteParticipant, RemoteTrackPublication, type LocalTrackPublication } from 'livekit-client';

export function watch(who: LocalParticipant | RemoteParticipant, changed: () => void) {
  who.on(ParticipantEvent.TrackPublished, changed).on(ParticipantEvent.LocalTrackPublished, changed);
  Array.from<LocalTrackPublication | RemoteTrackPublication>(who.audioTrackPublications.values()).flatMap((publication) => publication instanceof RemoteTrackPublication ? publication : publication.track ?? []).forEach((track) => console.log(track.isMuted));
}
