// `npm run pictures`: every state of Airlock Meet at four widths in both themes, into .cache/pictures, to be looked at.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dispose } from '@livekit/rtc-node';
import { setStage, type Stage } from '../meet/stage.js';
import { Visitor } from '../meet/visitor.js';

const FOLDER = join(import.meta.dirname, '../../.cache/pictures');
const SIZES = [
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
  const room = 'design-review';
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
  for (const [state, button] of Object.entries({ 'go-live': 'Go live', devices: 'Devices' })) {
    await anna.press(button);
    await picture(anna, state);
    await anna.press('Close');
  }
  await anna.press('Share screen');
  await anna.page.getByLabel('Your screen').waitFor();
  await picture(anna, 'sharing');
  await anna.leave();
  await picture(anna, 'goodbye');
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
