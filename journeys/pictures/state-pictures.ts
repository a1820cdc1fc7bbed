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
  await anna.leave();
  await picture(anna, 'goodbye');
  await anna.page.goto(new URL('/watch/nothing-here', stage.up.lobbyOf(room)).href);
  await anna.page.getByRole('status').waitFor();
  await picture(anna, 'watch');
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
