// `npm run pictures`: every state of Airlock Meet at five widths in both themes, into .cache/pictures, to be looked at.
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dispose } from '@livekit/rtc-node';
import { setStage, type Stage } from '../meet/stage.js';
import { Visitor } from '../meet/visitor.js';

const FOLDER = join(import.meta.dirname, '../../.cache/pictures');
const SIZES = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1366, height: 768 },
  { width: 2560, height: 1440 },
];
const OTHERS = ['健太', 'سارة', 'Zoë Ångström-Kowalczyk von der Heide'];

/** Headless Chromium has the interface, and nobody behind it. As text: tsx would have it call what the page has not. */
const SPEAK_AT_ONCE = `
  delete window.SpeechRecognition;
  window.webkitSpeechRecognition = class {
    stop() { clearInterval(this.timer); }
    start() {
      const transcript = 'Shall we begin with the plan for next week, and then look at the budget?';
      const results = [Object.assign([{ transcript }], { isFinal: true })];
      const say = () => this.onresult({ resultIndex: 0, results });
      this.timer = setInterval(say, 4000);
      say();
    }
  };`;

await mkdir(FOLDER, { recursive: true });
{
  await using stage = await setStage();
  await takePictures(stage);
}
// rtc-node keeps the process alive until it is disposed of.
await dispose();

async function takePictures(stage: Stage): Promise<void> {
  // A new one each time: whoever comes first is its host.
  const room = `design-review-${randomUUID().slice(0, 3)}`;
  await using anna = await Visitor.arrive(stage.up, room, 'Anna', { pattern: { color: 'green' } });
  await anna.page.getByLabel('Your video').waitFor();
  await picture(anna, 'lobby');
  await anna.goIn();
  await picture(anna, 'alone');
  const livekitRoom = await stage.up.livekitRoomOf(room);
  for (const [index, name] of OTHERS.entries()) {
    await stage.world.addParticipant({
      ...{ room: livekitRoom, identity: name, name },
      ...(index === 0 ? { pattern: { color: 'magenta' } } : {}),
    });
    await anna.tileOf(name).waitFor();
  }
  await picture(anna, 'four-people');
  await anna.write('The plan is at https://example.org/plan.');
  await anna.page.getByRole('log').locator('time').first().waitFor();
  await picture(anna, 'chat');
  await anna.press('Close chat');
  await anna.press('People');
  await picture(anna, 'people');
  await anna.press('Close people');
  await anna.press('Reactions');
  await picture(anna, 'reactions');
  await anna.page.keyboard.press('Escape');
  await anna.press('More');
  await picture(anna, 'more');
  await anna.page.keyboard.press('Escape');
  for (const [state, entry] of Object.entries({
    ...{ devices: 'Devices', invite: 'Invite others', shortcuts: 'Keyboard shortcuts' },
  })) {
    await anna.pressMore(entry);
    await picture(anna, state);
    await anna.press('Close');
  }
  await anna.pressMore('Statistics');
  await anna.page.getByRole('row', { name: /^健太.*\d+×\d+\s+\d+/ }).waitFor();
  await picture(anna, 'statistics');
  await anna.press('Close statistics');
  await anna.page.evaluate(SPEAK_AT_ONCE);
  await anna.pressMore('Caption what I say');
  await anna.page.getByRole('region', { name: 'Captions' }).getByText('Shall we').waitFor();
  await picture(anna, 'captions');
  await anna.pressMore('Stop my captions');
  await pictureOfWaiting(stage, room, anna);
  for (const [state, button] of Object.entries({ 'go-live': 'Go live', access: 'Access' })) {
    await anna.press(button);
    await picture(anna, state);
    await anna.press('Close');
  }
  await anna.press('Pin 健太');
  await picture(anna, 'pinned');
  await anna.press('Pin 健太');
  await anna.press('Share screen');
  await anna.page.getByLabel('Your screen').waitFor();
  await picture(anna, 'sharing');
  await anna.press('Stop sharing');
  for (let count = OTHERS.length + 1; count < 20; count += 1) {
    const name = `Guest ${count}`;
    await stage.world.addParticipant({ room: livekitRoom, identity: name, name });
  }
  await anna.page.getByText('1 of 2').waitFor();
  await picture(anna, 'twenty-people');
  await anna.page.evaluate(() => Object.assign(window, { MUX_SPACES_HELIOS_URL: location.origin }));
  await anna.leave();
  await picture(anna, 'rating');
  await anna.page.goto(new URL('/watch/nothing-here', stage.up.lobbyOf(room)).href);
  await anna.page.getByRole('status').waitFor();
  await picture(anna, 'watch');
  await pictureOfBlocked(stage);
  await pictureOfArabic(stage);
  await pictureOfReconnecting(stage);
}

async function picture({ page }: Visitor, state: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      // The gallery measures itself, and is drawn anew in the frame after.
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      await page.screenshot({ path: join(FOLDER, `${state}-${size.width}-${colorScheme}.png`) });
    }
  }
}

async function pictureOfWaiting(stage: Stage, room: string, host: Visitor): Promise<void> {
  await host.press('Access');
  await host.page.getByRole('radio', { name: 'Ask first' }).check();
  await host.press('Close');
  await using guest = await Visitor.arrive(stage.up, room, 'Guest at the door');
  await guest.page.getByLabel('Your name').fill(guest.name);
  await guest.press('Join the room');
  await guest.page.getByText(/^Waiting for the host/).waitFor();
  await picture(guest, 'waiting');
  await host.page.getByText('asks to join').waitFor();
  await picture(host, 'knocking');
  await host.press('Deny');
}

async function pictureOfBlocked(stage: Stage): Promise<void> {
  const args = ['--use-fake-ui-for-media-stream=deny'];
  await using blocked = await Visitor.arrive(stage.up, stage.newRoom(), 'Anna', { args });
  await blocked.page.getByText(/are blocked/).waitFor();
  await picture(blocked, 'blocked');
}

async function pictureOfArabic(stage: Stage): Promise<void> {
  const room = stage.newRoom();
  await using sara = await Visitor.arrive(stage.up, room, 'سارة', { pattern: { color: 'yellow' } });
  await sara.page.getByLabel('Your video').waitFor();
  await sara.page.getByLabel('Language').selectOption('العربية');
  await sara.page.getByRole('button', { name: 'انضم إلى الغرفة' }).waitFor();
  await picture(sara, 'arabic-lobby');
  await sara.page.getByLabel('الاسم').or(sara.page.locator('#name')).first().fill('سارة');
  await sara.page.getByRole('button', { name: 'انضم إلى الغرفة' }).click();
  const livekitRoom = await stage.up.livekitRoomOf(room);
  for (const name of ['健太', 'محمد عبد الله']) {
    await stage.world.addParticipant({ room: livekitRoom, identity: name, name });
    await sara.page.getByRole('listitem', { name }).waitFor();
  }
  await picture(sara, 'arabic-room');
}

/** The last: it ends the server. */
async function pictureOfReconnecting(stage: Stage): Promise<void> {
  const room = stage.newRoom();
  await using anna = await Visitor.enter(stage.up, room, 'Anna', { pattern: { color: 'green' } });
  const livekitRoom = await stage.up.livekitRoomOf(room);
  await stage.world.addParticipant({
    ...{ room: livekitRoom, identity: '健太', name: '健太', pattern: { color: 'magenta' } },
  });
  await anna.tileOf('健太').waitFor();
  process.kill(stage.world.livekit.pid!, 'SIGSTOP');
  await anna.page.getByText('Trying to get it back').waitFor();
  await anna.write('Can you hear me?');
  await picture(anna, 'reconnecting');
  process.kill(stage.world.livekit.pid!, 'SIGCONT');
}
