import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { LivePlaylist, liveWindow } from './live-playlist.js';

const playlist = (segments: number, isEnded = false) =>
  [
    ...['#EXTM3U', '#EXT-X-VERSION:6', '#EXT-X-TARGETDURATION:4', '#EXT-X-MEDIA-SEQUENCE:0'],
    ...['#EXT-X-PLAYLIST-TYPE:EVENT', '#EXT-X-INDEPENDENT-SEGMENTS'],
    ...Array.from({ length: segments }, (_, index) => [
      ...[
        '#EXTINF:4.000000,',
        `#EXT-X-PROGRAM-DATE-TIME:2026-11-28T19:00:0${index}.000+0000`,
        `a_${index}.ts`,
      ],
    ]).flat(),
    ...(isEnded ? ['#EXT-X-ENDLIST', ''] : ['']),
  ].join('\n');

it('lists the newest five, and numbers on', () => {
  const live = liveWindow(playlist(7));
  expect(live.split('\n').filter((line) => line.endsWith('.ts'))).toEqual(
    [2, 3, 4, 5, 6].map((index) => `a_${index}.ts`),
  );
  expect(live).toContain('#EXT-X-MEDIA-SEQUENCE:2\n');
  expect(live).toContain('DATE-TIME:2026-11-28T19:00:02');
  expect(live).not.toMatch(/PLAYLIST-TYPE|ENDLIST|19:00:01/);
  expect(liveWindow(playlist(2, true))).toBe(playlist(2, true).replace('#EXT-X-PLAYLIST-TYPE:EVENT\n', ''));
});

it('follows the playlist while that is replaced, to its end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-live-playlist-'));
  const [all, live] = [join(folder, 'a.m3u8'), join(folder, 'live.m3u8')];
  const replace = async (text: string) => {
    await writeFile(`${all}.tmp`, text);
    await rename(`${all}.tmp`, all);
  };
  const follower = new LivePlaylist(all, live, () => {});
  await replace(playlist(1));
  await vi.waitFor(async () => expect(await readFile(live, 'utf8')).toContain('a_0.ts'), 5_000);
  await replace(playlist(8, true));
  await follower[Symbol.asyncDispose]();
  expect(await readFile(live, 'utf8')).toBe(liveWindow(playlist(8, true)));
  await rm(folder, { recursive: true });
});
