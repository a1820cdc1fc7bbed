import type { LocalParticipant, LocalTrack } from '@mux/spaces-web';

export async function send(me: LocalParticipant, tracks: LocalTrack[]) {
  const sent = await me.publishTracks(tracks);
  me.updateTracks(tracks);
  me.unpublishTracks(tracks, { stop: false });
  me.unpublishTracks(sent);
  me.unpublishAllTracks();
}
