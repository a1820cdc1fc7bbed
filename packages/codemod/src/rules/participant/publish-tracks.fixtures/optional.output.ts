import type { LocalParticipant, LocalTrack } from 'livekit-client';

let me: LocalParticipant | undefined;

export async function send(tracks: LocalTrack[]): Promise<LocalTrack[] | undefined> {
  // Nobody has joined yet: nothing happens, undefined comes back.
  return await (me && Promise.all(tracks.map(async (track) => { await me!.publishTrack(track); return track; })));
}

export function replace(tracks: LocalTrack[]) {
  // airlock-migrate[UPDATE_TRACKS]: tracks are replaced one by one and asynchronously  (Track changes)
  return me && tracks.map((track) => { void me!.getTrackPublication(track.source)?.track?.replaceTrack(track.mediaStreamTrack); return track; });
}
