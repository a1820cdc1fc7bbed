// Makes FFmpeg's playlist keep RFC 8216: a target duration that never changes, discontinuities that are counted, and times in RFC 3339.

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

/** As FFmpeg writes a time: in the time zone of the machine, whose offset lacks its colon. */
const WRITTEN_SEGMENT = /^(#EXTINF:.*\n)#EXT-X-PROGRAM-DATE-TIME:(.*)([+-]\d\d)(\d\d)\n/gm;
const SEGMENT_LINE = /^(#EXTINF:|#EXT-X-PROGRAM-DATE-TIME:|#EXT-X-DISCONTINUITY\s*$|#EXT-X-ENDLIST|[^#]|$)/;

/**
 * FFmpeg 8 takes the longest segment that is listed for the target duration, which changes with what is listed. The
 * order of the lines is that of LiveKit Egress, whose readers count them.
 */
export function publishedPlaylist(written: string, { targetSeconds, discontinuities }: PlaylistRun): string {
  const lines = written.split('\n');
  const ofHeader = (tag: string) => lines.filter((line) => line.startsWith(`#EXT-X-${tag}:`));
  const segments = lines.filter((line) => SEGMENT_LINE.test(line)).join('\n');
  const { isContinued, before } = discontinuities;
  const sequence = before + (/^#EXT-X-DISCONTINUITY\s*$/m.test(segments) ? 0 : 1);
  return [
    ...['#EXTM3U', ...ofHeader('VERSION'), ...ofHeader('PLAYLIST-TYPE'), '#EXT-X-INDEPENDENT-SEGMENTS'],
    ...[`#EXT-X-TARGETDURATION:${targetSeconds}`, ...ofHeader('MEDIA-SEQUENCE')],
    ...(isContinued ? [`#EXT-X-DISCONTINUITY-SEQUENCE:${sequence}`] : []),
    segments.replace(WRITTEN_SEGMENT, (_, duration, time, hours, minutes) => {
      const at = new Date(`${time}${hours}:${minutes}`).toISOString();
      return `#EXT-X-PROGRAM-DATE-TIME:${at}\n${duration}`;
    }),
  ].join('\n');
}

/** The segments of a published playlist, and when each begins. */
export function segmentsOf(playlist: string): { name: string; beginsAt: string }[] {
  return [...playlist.matchAll(/^#EXT-X-PROGRAM-DATE-TIME:(.*)\n#EXTINF:.*\n(.+)$/gm)].map(
    ([, beginsAt, name]) => ({ name: name!, beginsAt: beginsAt! }),
  );
}
