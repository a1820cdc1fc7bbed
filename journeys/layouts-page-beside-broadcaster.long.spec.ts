// One room, drawn by the page that LiveKit Egress opens and by Airlock's broadcaster: the same rectangles, to the pixel.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { broadcastSize } from '@airlock-rtc/contract';
import { BroadcasterProcess } from '@airlock-rtc/broadcaster/process';
import type { LayoutFormat } from '@airlock-rtc/layouts';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPage, type BuiltPage } from './layouts-page/built-page.js';
import { startEgressChrome } from './layouts-page/egress-chrome.js';
import { knownRoom, SCREEN, type KnownRoom } from './layouts-page/expected-scene.js';
import { measuredRectangles, frameOf, type ReadablePicture } from './layouts-page/measured-edges.js';

const FROM_SOURCE = ['--conditions=@airlock-rtc/source', '--import', 'tsx'];
const soon = { timeout: 40_000, interval: 100 };

let built: BuiltPage;
let known: KnownRoom;
let folder: string;
beforeAll(async () => {
  [built, known, folder] = await Promise.all([
    buildPage(),
    knownRoom(),
    mkdtemp(join(tmpdir(), 'airlock-beside-')),
  ]);
});
afterAll(async () => {
  await Promise.all([built?.[Symbol.asyncDispose](), known?.[Symbol.asyncDispose]()]);
  if (folder) await rm(folder, { recursive: true, force: true });
});

const CASES: [format: LayoutFormat, isBobSharing: boolean][] = [
  [{ layout: 'gallery', resolution: '1280x720' }, false],
  [{ layout: 'gallery', resolution: '1280x720' }, true],
  [{ layout: 'crop', resolution: '720x720' }, false],
  [{ layout: 'gallery', resolution: '720x1280' }, true],
];

it.each(CASES)('%o, share: %s', async (format, isBobSharing) => {
  const bob = known.people[1]!;
  if (isBobSharing) await bob.shareScreen({ color: 'magenta', ...SCREEN });
  try {
    const expected = known.rectangles(format, { isBobSharing });
    const { width, height } = broadcastSize(format.resolution);
    await using chrome = await startEgressChrome(width, height);
    const film = await record(format, expected.length);
    const composed = await lastPicture(chrome.page, film);
    expect(measuredRectangles(composed, expected)).toEqual(expected);

    const grant = { hidden: true, recorder: true };
    const token = await known.world.token({ room: known.room, identity: 'EG_beside', grant });
    await chrome.open(built.url, { layout: format.layout, url: known.world.livekit.url, token });
    const drawn = async () => {
      const png = await chrome.screenshot();
      return measuredRectangles(frameOf(png.data, png), expected);
    };
    await expect.poll(drawn, soon).toEqual(expected);
  } finally {
    if (isBobSharing) await bob.unpublish('screen');
  }
});

/** A film of the broadcaster's, made until it has shown every tile for two seconds. */
async function record({ layout, resolution }: LayoutFormat, tiles: number): Promise<Buffer> {
  const { url, apiKey, apiSecret } = known.world.livekit;
  const path = join(folder, `${layout}-${resolution}-${tiles}.mp4`);
  const destinations = [{ id: 'film', url: path, isPublicOnly: false }];
  const options = { url, apiKey, apiSecret, room: known.room, destinations, layout, resolution };
  await using broadcaster = new BroadcasterProcess(options, { execArgv: FROM_SOURCE });
  let seconds = 0;
  broadcaster.on('stats', ({ tileFramesPerSecond }) => {
    if (tileFramesPerSecond > 0) seconds += 1;
  });
  await expect.poll(() => seconds, soon).toBeGreaterThanOrEqual(4);
  await broadcaster.stop();
  return readFile(path);
}

/** Decoded by the browser, as a viewer's would. */
async function lastPicture(page: Page, film: Buffer): Promise<ReadablePicture> {
  const png = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const video = document.createElement('video');
    video.muted = true;
    video.src = URL.createObjectURL(new Blob([bytes], { type: 'video/mp4' }));
    const come = (event: string) =>
      new Promise((resolve, reject) => {
        video.addEventListener(event, resolve, { once: true });
        video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true });
      });
    await come('loadeddata');
    video.currentTime = Math.max(0, video.duration - 0.2);
    await come('seeked');
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight });
    canvas.getContext('2d')!.drawImage(video, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1]!;
  }, film.toString('base64'));
  const { data, width, height } = PNG.sync.read(Buffer.from(png, 'base64'));
  return frameOf(data, { width, height });
}
