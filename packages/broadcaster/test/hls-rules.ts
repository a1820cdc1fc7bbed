// The rules of RFC 8216 that a live playlist can break, as a list of what is wrong with its versions one after another.
import { parse, type types } from 'hls-parser';

/** All versions of one playlist in the order in which they were published. */
export function brokenRules(versions: readonly string[]): string[] {
  const playlists = versions.map((text) => parse(text) as types.MediaPlaylist);
  return [
    ...playlists.flatMap((playlist, index) => brokenAlone(playlist, versions[index]!)),
    ...playlists.slice(1).flatMap((playlist, index) => brokenSince(playlists[index]!, playlist)),
  ];
}

function brokenAlone({ version = 1, segments, targetDuration }: types.MediaPlaylist, text: string): string[] {
  const broken: string[] = [];
  if (!text.startsWith('#EXTM3U\n')) broken.push('4.3.1.1: it must begin with EXTM3U');
  if (/^#EXTINF:\d+\.\d/m.test(text) && version < 3) broken.push('7: fractions of a second take version 3');
  for (const { uri, duration } of segments) {
    if (Math.round(duration) > targetDuration)
      broken.push(`4.3.3.1: ${uri} lasts ${duration} s, the target duration is ${targetDuration} s`);
  }
  const isEnded = text.includes('#EXT-X-ENDLIST');
  const total = segments.reduce((sum, { duration }) => sum + duration, 0);
  const isBeginning = !/#EXT-X-MEDIA-SEQUENCE/.test(text) || segments.length < 6;
  if (!isEnded && !isBeginning && total < 3 * targetDuration)
    broken.push(`6.2.2: ${total} s are listed, less than three target durations`);
  return broken;
}

function brokenSince(before: types.MediaPlaylist, now: types.MediaPlaylist): string[] {
  const broken: string[] = [];
  if (now.targetDuration !== before.targetDuration)
    broken.push(`6.2.1: the target duration went from ${before.targetDuration} to ${now.targetDuration}`);
  const gone = sequenceOf(now) - sequenceOf(before);
  if (gone < 0) broken.push('6.2.2: the media sequence number went back');
  const removed = before.segments.slice(0, gone).filter(({ discontinuity }) => discontinuity).length;
  const counted = (now.discontinuitySequenceBase ?? 0) - (before.discontinuitySequenceBase ?? 0);
  if (counted !== removed) broken.push(`6.2.2: ${removed} discontinuities went, ${counted} were counted`);
  before.segments.slice(Math.max(0, gone)).forEach((segment, index) => {
    const same = now.segments[index];
    if (same?.uri !== segment.uri || same.duration !== segment.duration)
      broken.push(`6.2.1: ${segment.uri} became ${same?.uri}`);
  });
  return broken;
}

function sequenceOf({ mediaSequenceBase = 0 }: types.MediaPlaylist): number {
  return mediaSequenceBase;
}
