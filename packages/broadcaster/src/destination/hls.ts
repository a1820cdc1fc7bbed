// How HLS is written: segments as long as the keyframes are apart, a playlist of the newest, nothing half written.
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DEFAULT_KEYFRAME_SECONDS } from '@airlock-rtc/contract';
import { publishedPlaylist, runAfter, segmentsOf, type PlaylistRun } from './hls-playlist.js';

/** A player begins three segments behind the end of the playlist. */
const LISTED_SEGMENTS = 6;
/** For whoever has an older playlist still: as long as the segment and the whole playlist last (RFC 8216, 6.2.2). */
const KEPT_SEGMENTS = LISTED_SEGMENTS + 1;

/** A playlist that keeps every segment, instead of the newest ones. */
export interface SegmentOptions {
  /** As long as the keyframes are apart, or a multiple of it. */
  readonly seconds: number;
  /** Of the segments' names, which end in `_00000.ts` and so on, or in the time of their beginning (UTC, milliseconds). */
  readonly prefix: string;
  readonly areNamedByTime?: boolean;
}

/** Where FFmpeg writes its playlist, from which ours is made. */
export function unpublishedPlaylist(path: string): string {
  return join(dirname(path), `.${basename(path)}.unpublished`);
}

/** For FFmpeg's muxer `hls`. */
export function hlsOptions(
  path: string,
  { discontinuities }: PlaylistRun,
  segments?: SegmentOptions,
): Record<string, string> {
  const start = discontinuities.isContinued ? '+discont_start' : '';
  if (segments) {
    return {
      hls_time: String(segments.seconds),
      hls_list_size: '0',
      hls_playlist_type: 'event',
      hls_flags: `independent_segments+program_date_time+temp_file${start}`,
      hls_segment_filename: `${join(dirname(path), segments.prefix).replaceAll('%', '%%')}_%05d.ts`,
    };
  }
  return {
    hls_time: String(DEFAULT_KEYFRAME_SECONDS),
    hls_list_size: String(LISTED_SEGMENTS),
    hls_delete_threshold: String(KEPT_SEGMENTS),
    // `temp_file`: a file appears under its name once it is whole, the playlist included.
    hls_flags: `delete_segments+independent_segments+program_date_time+temp_file${start}`,
    // Numbers that go on from run to run, so that nobody takes an old segment from a cache for a new one.
    hls_start_number_source: 'epoch',
    hls_segment_filename: `${join(dirname(path), stem(path)).replaceAll('%', '%%')}-%d.ts`,
  };
}

/**
 * Makes ready for a new run of this playlist, and removes what an earlier one left of it.
 * @returns what the new run's playlists have in common.
 * @throws Error in words when there is no such folder; it is not made, since it is most likely mistyped.
 */
export async function prepareHlsFolder(path: string, segments?: SegmentOptions): Promise<PlaylistRun> {
  const folder = dirname(path);
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new Error(`there is no folder ${folder}; make it first`);
  const earlier = await readFile(path, 'utf8').catch(() => '');
  const beginning = `${stem(path)}-`;
  const left = (await readdir(folder)).filter(
    (name) => name.startsWith(beginning) && /^\d+\.ts(\.tmp)?$/.test(name.slice(beginning.length)),
  );
  await Promise.all(
    [path, unpublishedPlaylist(path), ...left.map((name) => join(folder, name))].map((each) =>
      rm(each, { force: true }),
    ),
  );
  return runAfter(earlier, segments?.seconds ?? DEFAULT_KEYFRAME_SECONDS);
}

/** Publishes what FFmpeg writes, each version in one step. */
export class PlaylistPublisher {
  #writtenMs = 0;
  /** FFmpeg's names of segments, and ours. */
  readonly #renamed = new Map<string, string>();

  constructor(
    private readonly path: string,
    private readonly run: PlaylistRun,
    private readonly segments?: SegmentOptions,
  ) {}

  /** To be called when FFmpeg may have finished a segment. */
  async update(): Promise<void> {
    const source = unpublishedPlaylist(this.path);
    const found = await stat(source).catch(() => undefined);
    if (!found || found.mtimeMs === this.#writtenMs) return;
    this.#writtenMs = found.mtimeMs;
    const playlist = publishedPlaylist(await readFile(source, 'utf8'), this.run);
    const named = this.segments?.areNamedByTime ? await this.#nameByTime(playlist, this.segments) : playlist;
    await writeFile(`${this.path}.tmp`, named);
    await rename(`${this.path}.tmp`, this.path);
  }

  /** FFmpeg's own names of this kind have seconds at most. */
  async #nameByTime(playlist: string, { prefix }: SegmentOptions): Promise<string> {
    const folder = dirname(this.path);
    for (const { name, beginsAt } of segmentsOf(playlist)) {
      if (this.#renamed.has(name)) continue;
      const ours = `${prefix}_${beginsAt.replace(/\D/g, '')}.ts`;
      await rename(join(folder, name), join(folder, ours));
      this.#renamed.set(name, ours);
    }
    return playlist.replace(/^[^#].*$/gm, (name) => this.#renamed.get(name) ?? name);
  }

  /** After FFmpeg's last word. */
  async end(): Promise<void> {
    await this.update();
    await rm(unpublishedPlaylist(this.path), { force: true });
  }
}

function stem(path: string): string {
  return basename(path).replace(/\.[^.]*$/, '');
}
