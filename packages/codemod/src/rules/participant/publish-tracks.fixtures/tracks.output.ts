import type { LocalParticipant, LocalTrack } from 'livekit-client';

export async function send(me: LocalParticipant, tracks: LocalTrack[]) {
  const sent = await Promise.all(tracks.map(async (track) => { await me.publishTrack(track); return track; }));
  // airlock-migrate[UPDATE_TRACKS]: tracks are replaced one by one and asynchronously  (Track changes)
  tracks.forEach((track) => void me.getTrackPublication(track.source)?.track?.replaceTrack(track.mediaStreamTrack));
  tracks.forEach((track) => void me.unpublishTrack(track, false));
  me.unpublishTracks(sent);
  me.unpublishTracks(Array.from(me.trackPublications.values()).flatMap((publication) => publication.track ?? []));
}
