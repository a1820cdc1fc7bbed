// The live playlist of LiveKit Egress: the newest segments of the playlist that lists all, kept beside it.
import { watch, type FSWatcher } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { PlannedSegments } from '../request/outputs.js';

/** As LiveKit Egress 1.14 lists. */
const LISTED_SEGMENTS = 5;

export class LivePlaylist implements AsyncDisposable {
  readonly #watcher: FSWatcher;
  #writing: Promise<void> = Promise.resolve();

  /** Follows the playlist from now on; its folder must be there. */
  constructor(
    private readonly playlistPath: string,
    private readonly livePath: string,
    onWarning: (words: string) => void,
  ) {
    const folder = dirname(playlistPath);
    this.#watcher = watch(folder, (_event, name) => {
      if (name === basename(playlistPath)) this.#update();
    });
    // A folder that was removed under it: the segments themselves cannot be written then, which is told.
    this.#watcher.on('error', (error) =>
      onWarning(`Failed to follow the playlist in ${folder}: ${error.message}`),
    );
  }

  static of({ playlistPath, livePlaylistName }: PlannedSegments, onWarning: (words: string) => void) {
    if (!livePlaylistName) return undefined;
    return new LivePlaylist(playlistPath, join(dirname(playlistPath), basename(livePlaylistName)), onWarning);
  }

  /** With the end of the playlist, when that has been written. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#watcher.close();
    this.#update();
    await this.#writing;
  }

  #update(): void {
    this.#writing = this.#writing.then(async () => {
      const all = await readFile(this.playlistPath, 'utf8').catch(() => undefined);
      if (all === undefined) return;
      const temporary = `${this.livePath}.tmp`;
      // What fails is tried again with the next segment.
      await writeFile(temporary, liveWindow(all))
        .then(() => rename(temporary, this.livePath))
        .catch(() => {});
    });
  }
}

/** The newest segments of a playlist, numbered on, without the promise that nothing is ever removed from it. */
export function liveWindow(playlist: string, count = LISTED_SEGMENTS): string {
  const lines = playlist.split('\n').map((line) => line.trimEnd());
  const isEnded = lines.includes('#EXT-X-ENDLIST');
  const header: string[] = [];
  const segments: string[][] = [];
  let current: string[] = [];
  for (const line of lines) {
    if (line === '' || line === '#EXT-X-ENDLIST' || line.startsWith('#EXT-X-PLAYLIST-TYPE')) continue;
    const isOfSegment =
      !line.startsWith('#') || /^#(EXTINF|EXT-X-PROGRAM-DATE-TIME|EXT-X-DISCONTINUITY$)/.test(line);
    if (isOfSegment) current.push(line);
    else header.push(line);
    if (line.startsWith('#')) continue;
    segments.push(current);
    current = [];
  }
  const dropped = Math.max(0, segments.length - count);
  const numbered = header.map((line) =>
    line.replace(
      /^(#EXT-X-MEDIA-SEQUENCE:)(\d+)$/,
      (_, tag: string, first: string) => `${tag}${Number(first) + dropped}`,
    ),
  );
  return [...numbered, ...segments.slice(dropped).flat(), ...(isEnded ? ['#EXT-X-ENDLIST'] : []), ''].join(
    '\n',
  );
}
