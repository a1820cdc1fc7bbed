// `npm run picture`: the README's picture, four people in Airlock Meet on a real LiveKit, and how the README shows.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { launchBrowser, type ColorName } from '@airlock-rtc/testkit';
import { marked } from 'marked';
import { setStage } from '../meet/stage.js';
import { Visitor } from '../meet/visitor.js';

const POLL_MS = 300;
const REPOSITORY = join(import.meta.dirname, '../..');
const OTHERS: readonly [name: string, color: ColorName][] = [
  ['Ben', 'green'],
  ['Dana', 'blue'],
  ['Yuki', 'yellow'],
];
const STYLE =
  'body{font:16px/1.5 sans-serif;max-width:860px;margin:32px auto;color:#1f2328}pre{background:#f6f8fa;padding:12px}' +
  'table{border-collapse:collapse}td,th{border:1px solid #d1d9e0;padding:6px 12px;text-align:left}img{max-width:100%}';

await pictureOfMeeting(join(REPOSITORY, 'docs', 'meeting.png'));
await pictureOfReadme(join(REPOSITORY, '.cache', 'readme.png'));

async function pictureOfMeeting(path: string): Promise<void> {
  await using stage = await setStage();
  const room = 'design-review';
  await using ada = await Visitor.enter(stage.up, room, 'Ada', { picture: { color: 'magenta' } });
  const livekitRoom = await stage.up.livekitRoomOf(room);
  for (const [name, color] of OTHERS) {
    await stage.world.addParticipant({
      room: livekitRoom,
      identity: name,
      name,
      picture: { color },
      toneHz: 440,
    });
    await ada.tileOf(name).waitFor();
  }
  await ada.page.setViewportSize({ width: 1120, height: 640 });
  for (const [name, color] of OTHERS) {
    while ((await ada.pictureOf(name))?.color !== color) await delay(POLL_MS);
  }
  await ada.page.screenshot({ path });
}

async function pictureOfReadme(path: string): Promise<void> {
  const html = await marked.parse(await readFile(join(REPOSITORY, 'README.md'), 'utf8'));
  const image = (await readFile(join(REPOSITORY, 'docs', 'meeting.png'))).toString('base64');
  const body = html.replace('docs/meeting.png', `data:image/png;base64,${image}`);
  await using browser = await launchBrowser();
  const page = await browser.newPage('about:blank');
  await page.setViewportSize({ width: 980, height: 900 });
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${body}`);
  await page.screenshot({ path, fullPage: true });
}
