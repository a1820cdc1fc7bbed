import type { LocalParticipant, RemoteParticipant, LocalTrackPublication } from 'livekit-client';
import { RemoteTrackPublication } from 'livekit-client';

export const own = (me: LocalParticipant) => [Array.from(me.trackPublications.values()).flatMap((publication) => publication.track ?? []), Array.from(me.audioTrackPublications.values()).flatMap((publication) => publication.track ?? []), Array.from(me.videoTrackPublications.values()).flatMap((publication) => publication.track ?? [])];
export const others = (who: RemoteParticipant) => [Array.from(who.trackPublications.values()), Array.from(who.audioTrackPublications.values()), Array.from(who.videoTrackPublications.values())];
export const either = (who: LocalParticipant | RemoteParticipant) => Array.from<LocalTrackPublication | RemoteTrackPublication>(who.videoTrackPublications.values()).flatMap((publication) => publication instanceof RemoteTrackPublication ? publication : publication.track ?? []).map((track) => track.isMuted);
export const sizes = (me: LocalParticipant, who: RemoteParticipant) => [
  // airlock-migrate[PUBLICATION_MAP]: these are publications: their tracks are in `.track`  (Track changes)
  me.audioTrackPublications.size,
  // airlock-migrate[PUBLICATION_MAP]: these are publications: their tracks are in `.track`  (Track changes)
  me.videoTrackPublications.size,
  who.audioTrackPublications.size,
  who.videoTrackPublications.size,
];
export const maybe = (who?: RemoteParticipant) => (who && Array.from(who.trackPublications.values()).length) ?? 0;
