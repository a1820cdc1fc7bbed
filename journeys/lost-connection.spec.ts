// The connection breaks in the middle of a conversation: the page says what has become of it, and what to do.
import { afterAll, expect } from 'vitest';
import { faultsOf } from './meet/axe.js';
import { endStage, meetingOf, PHONE } from './meet/meeting.js';
import { soon } from './meet/stage.js';

const it = meetingOf({ ada: { pattern: { color: 'magenta' }, context: PHONE } });
afterAll(endStage);

it('whoever is removed is told so, and can come back in', async ({ stage, room, ada }) => {
  const { rooms } = stage.world;
  const livekitRoom = await stage.up.livekitRoomOf(room);
  const [participant] = await rooms.listParticipants(livekitRoom);
  await rooms.removeParticipant(livekitRoom, participant!.identity);
  await ada.page.getByRole('alert').getByText('The connection could not be restored.').waitFor();
  await ada.press('Leave the room');
  await ada.press('Come back');
  await ada.goIn();
  await expect.poll(async () => (await rooms.listParticipants(livekitRoom)).length, soon).toBe(1);
  await expect.poll(() => ada.colorOnScreenOf('Ada'), soon).toBe('magenta');
});

it('when the server dies, the page soon says so, over the chat of a phone too, and lets the person out', async ({
  stage,
  room,
  ada,
}) => {
  const livekitRoom = await stage.up.livekitRoomOf(room);
  await stage.world.addParticipant({
    ...{ room: livekitRoom, identity: 'guest', name: 'Guest', pattern: { color: 'cyan' } },
  });
  await expect.poll(async () => (await ada.frameOf('Guest'))?.color, soon).toBe('cyan');
  process.kill(stage.world.livekit.pid!, 'SIGKILL');
  const banner = ada.page.getByRole('alert').getByText('Trying to get it back');
  // livekit-client by itself tells after 15 s or more.
  await banner.waitFor({ timeout: 10_000 });
  expect(await ada.colorOnScreenOf('Ada')).toBe('magenta');
  await expect.poll(() => ada.factsOf('Guest'), soon).toMatch(/video interrupted/);
  await ada.write('Is anybody there?');
  await ada.page.getByRole('log').getByText('Sending…').waitFor();
  const isOnTop = await banner.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(isOnTop).toBe(true);
  expect.soft(await faultsOf(ada.page)).toEqual([]);
  await ada.leave();
});

it('and the lobby says that the server is gone', async ({ ada }) => {
  await ada.press('Come back');
  await ada.press('Join the room');
  await expect.poll(() => ada.page.getByRole('alert').innerText(), soon).toMatch(/cannot be reached/);
});
