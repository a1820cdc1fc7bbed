// Makes FFmpeg's playlist keep RFC 8216: a target duration that never changes, and discontinuities that are counted.

/** What all playlists of one run have in common. */
export interface PlaylistRun {
  readonly targetSeconds: number;
  /** Whether players may come from an earlier run under the same address, and its discontinuities so far. */
  readonly discontinuities: { readonly isContinued: boolean; readonly before: number };
}

/** A machine that leaves frames out makes a segment longer; by up to so much it stays within the target duration. */
const SPARE_SECONDS = 1;

export function runAfter(earlierPlaylist: string, segmentSeconds: number): PlaylistRun {
  const isContinued = earlierPlaylist.includes('#EXTINF');
  const sequence = Number(/^#EXT-X-DISCONTINUITY-SEQUENCE:(\d+)/m.exec(earlierPlaylist)?.[1] ?? 0);
  const listed = earlierPlaylist.match(/^#EXT-X-DISCONTINUITY\s*$/gm)?.length ?? 0;
  return {
    targetSeconds: Math.ceil(segmentSeconds) + SPARE_SECONDS,
    discontinuities: { isContinued, before: sequence + listed },
  };
}

/** FFmpeg 8 takes the longest segment that is listed for the target duration, which changes with what is listed. */
export function publishedPlaylist(written: string, { targetSeconds, discontinuities }: PlaylistRun): string {
  const target = `#EXT-X-TARGETDURATION:${targetSeconds}`;
  const playlist = written.replace(/^#EXT-X-TARGETDURATION:.*$/m, target);
  const { isContinued, before } = discontinuities;
  if (!isContinued) return playlist;
  const isListed = /^#EXT-X-DISCONTINUITY\s*$/m.test(playlist);
  const sequence = before + (isListed ? 0 : 1);
  return playlist.replace(target, `${target}\n#EXT-X-DISCONTINUITY-SEQUENCE:${sequence}`);
}
