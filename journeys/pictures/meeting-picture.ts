// `npm run picture`: the README's picture, four people in Airlock Meet on a real LiveKit, and how the README shows.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dispose, launchBrowser, type TestParticipant } from '@airlock-rtc/testkit';
import {
  LocalVideoTrack,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node';
import { marked } from 'marked';
import { setStage, soon } from '../meet/stage.js';
import { Visitor } from '../meet/visitor.js';
import { requireFonts } from './require-fonts.js';
import { drawPortrait, SIZE, writeFilm, type Portrait } from './portrait.js';

const REPOSITORY = join(import.meta.dirname, '../..');
const ANNA: Portrait = {
  wall: [226, 208, 190],
  hair: [92, 52, 34],
  skin: [236, 190, 160],
  clothes: [150, 66, 60],
};
const OTHERS: readonly (Portrait & { name: string; toneHz?: number })[] = [
  {
    ...{ name: '健太', wall: [192, 209, 216], hair: [32, 30, 34] },
    ...{ skin: [232, 190, 152], clothes: [44, 78, 102], toneHz: 440 },
  },
  { name: 'سارة', wall: [202, 213, 196], hair: [66, 88, 78], skin: [214, 166, 130], clothes: [66, 88, 78] },
  { name: 'Zoë', wall: [220, 200, 206], hair: [44, 28, 26], skin: [136, 88, 64], clothes: [212, 160, 64] },
];
const STYLE =
  'body{font:16px/1.5 sans-serif;max-width:860px;margin:32px auto;color:#1f2328}pre{background:#f6f8fa;padding:12px;overflow:auto}' +
  'table{border-collapse:collapse}td,th{border:1px solid #d1d9e0;padding:6px 12px;text-align:left}img{max-width:100%}';

await pictureOfMeeting(join(REPOSITORY, 'docs', 'meeting.png'));
// rtc-node keeps the process alive until it is disposed of.
await dispose();
await pictureOfReadme(join(REPOSITORY, '.cache', 'readme.png'));

async function pictureOfMeeting(path: string): Promise<void> {
  await using stage = await setStage();
  const room = 'design-review';
  const film = join(REPOSITORY, '.cache', 'anna.y4m');
  await writeFilm(film, ANNA);
  await using anna = await Visitor.enter(stage.up, room, 'Anna', {
    args: [`--use-file-for-fake-video-capture=${film}`],
    context: { viewport: { width: 1120, height: 640 } },
  });
  await requireFonts(anna.page);
  await anna.press('Microphone');
  const livekitRoom = await stage.up.livekitRoomOf(room);
  for (const { name, toneHz, ...portrait } of OTHERS) {
    const other = await stage.world.addParticipant({
      ...{ room: livekitRoom, identity: name, name },
      ...(toneHz ? { toneHz } : {}),
    });
    await showPortrait(other, portrait);
    await anna.page.waitForFunction(
      (label) => {
        const video = document.querySelector<HTMLVideoElement>(`video[aria-label="${label}"]`);
        return video?.videoWidth === 640;
      },
      `Video of ${name}`,
      { timeout: soon.timeout },
    );
  }
  await anna.page.locator('.notice').first().waitFor({ state: 'detached' });
  await anna.page.screenshot({ path });
}

async function showPortrait(participant: TestParticipant, portrait: Portrait): Promise<void> {
  const frame = drawPortrait(portrait);
  const source = new VideoSource(SIZE.width, SIZE.height);
  const timer = setInterval(
    () => source.captureFrame(new VideoFrame(frame.slice(), SIZE.width, SIZE.height, VideoBufferType.I420)),
    100,
  );
  timer.unref();
  await participant.room.localParticipant!.publishTrack(
    LocalVideoTrack.createVideoTrack('camera', source),
    new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA, simulcast: false }),
  );
}

async function pictureOfReadme(path: string): Promise<void> {
  const html = await marked.parse(await readFile(join(REPOSITORY, 'README.md'), 'utf8'));
  const image = (await readFile(join(REPOSITORY, 'docs', 'meeting.png'))).toString('base64');
  const body = html.replace('docs/meeting.png', `data:image/png;base64,${image}`);
  await using browser = await launchBrowser();
  const page = await browser.newPage('about:blank');
  await page.setViewportSize({ width: 1000, height: 900 });
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${body}`);
  await page.screenshot({ path, fullPage: true });
}
