// The address under which a broadcast is watched: /watch/ and the playback id.

/** The playback id in a page's path; undefined on every other page. */
export function watchedId(pathname: string): string | undefined {
  return /^\/watch\/([A-Za-z0-9_-]{1,255})\/?$/.exec(pathname)?.[1];
}

/** The link to give to an audience. */
export function watchLink(playbackId: string, { origin }: { origin: string }): string {
  return `${origin}/watch/${playbackId}`;
}
