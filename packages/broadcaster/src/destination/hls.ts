// How HLS is written: segments as long as the keyframes are apart, a playlist of the newest, nothing half written.
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DEFAULT_KEYFRAME_SECONDS } from '@airlock-rtc/contract';

/** A player begins three segments behind the end of the playlist. */
const LISTED_SEGMENTS = 6;
/** For whoever has the older playlist still. */
const KEPT_SEGMENTS = 3;

/** A playlist that keeps every segment, instead of the newest ones. */
export interface SegmentOptions {
  /** As long as the keyframes are apart, or a multiple of it. */
  readonly seconds: number;
  /** Of the segments' names, which end in `_00000.ts` and so on. */
  readonly prefix: string;
}

/** For FFmpeg's muxer `hls`. */
export function hlsOptions(path: string, segments?: SegmentOptions): Record<string, string> {
  if (segments) {
    return {
      hls_time: String(segments.seconds),
      hls_list_size: '0',
      hls_playlist_type: 'event',
      hls_flags: 'independent_segments+program_date_time+temp_file',
      hls_segment_filename: `${join(dirname(path), segments.prefix).replaceAll('%', '%%')}_%05d.ts`,
    };
  }
  return {
    hls_time: String(DEFAULT_KEYFRAME_SECONDS),
    hls_list_size: String(LISTED_SEGMENTS),
    hls_delete_threshold: String(KEPT_SEGMENTS),
    // `temp_file`: a file appears under its name once it is whole, the playlist included.
    hls_flags: 'delete_segments+independent_segments+program_date_time+temp_file',
    // Numbers that go on from run to run, so that nobody takes an old segment from a cache for a new one.
    hls_start_number_source: 'epoch',
    hls_segment_filename: `${join(dirname(path), stem(path)).replaceAll('%', '%%')}-%d.ts`,
  };
}

/**
 * Removes what an earlier run left of this playlist.
 * @throws Error in words when there is no such folder; it is not made, since it is most likely mistyped.
 */
export async function prepareHlsFolder(path: string): Promise<void> {
  const folder = dirname(path);
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new Error(`there is no folder ${folder}; make it first`);
  const beginning = `${stem(path)}-`;
  const left = (await readdir(folder)).filter(
    (name) => name.startsWith(beginning) && /^\d+\.ts(\.tmp)?$/.test(name.slice(beginning.length)),
  );
  await Promise.all(
    [path, ...left.map((name) => join(folder, name))].map((each) => rm(each, { force: true })),
  );
}

function stem(path: string): string {
  return basename(path).replace(/\.[^.]*$/, '');
}
