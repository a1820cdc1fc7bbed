// The network is cut for one participant, and the others go on: by a veth pair, not by a mock.
import { expect, it, vi } from 'vitest';
import { createNetwork } from '../rig/network.js';
import { calm, clearLog, logOf, startRig } from '../rig/rig.js';
import { endState, reconnected, startTalking } from '../rig/talking.js';

const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000));

/** Two people with media both ways; the network of one can be cut. */
async function lively(room: string) {
  const network = await createNetwork();
  const rig = await startRig({ network });
  const end = async () => {
    await rig[Symbol.asyncDispose]();
    await network[Symbol.asyncDispose]();
  };
  try {
    return { network, ...(await startTalking(rig, room)), [Symbol.asyncDispose]: end };
  } catch (error) {
    await end();
    throw error;
  }
}

it.each([
  [3, 'unplug'],
  [3, 'swallow'],
  [15, 'unplug'],
  [15, 'swallow'],
] as const)(
  'a network cut of %i s (%s): nobody leaves, and all ends as in a calm run',
  async (cutSeconds, how) => {
    await using scene = await lively(`cut-${cutSeconds}-${how}`);
    const { network, ben, page, calmState } = scene;
    await network.cut(how);
    await seconds(cutSeconds);
    await network.mend();
    await vi.waitFor(async () => expect(await page.evaluate(endState)).toEqual(calmState), {
      timeout: 60_000,
      interval: 500,
    });
    const frames = ben.framesOf('anna');
    await vi.waitFor(() => expect(ben.framesOf('anna')).not.toBe(frames), { timeout: 60_000 });
    await vi.waitFor(() => expect(ben.frameOf('anna')?.color).toBe('magenta'), { timeout: 60_000 });
    await reconnected(page);
    const log = calm(await logOf(page));
    expect(log.filter((line) => /Left|Joined|\(me\) \(/.test(line))).toEqual([]);
    expect(await page.evaluate(() => window.page.errors)).toEqual([]);
  },
);

it('a cut of 90 s ends in LocalParticipantReconnectFailed, once, and a later join() works', async () => {
  await using scene = await lively('cut-90');
  const { network, ben, page, calmState } = scene;
  await network.cut('swallow');
  await seconds(90);
  const log = calm(await logOf(page));
  expect(log.filter((line) => /LocalParticipant/.test(line))).toEqual([
    'S LocalParticipantReconnecting',
    'S LocalParticipantReconnectFailed (DisconnectedError)',
  ]);
  expect(log.filter((line) => /Left/.test(line))).toEqual([]);
  await network.mend();
  await clearLog(page);
  await page.evaluate(async () => {
    const tracks = window.page.me().getTracks();
    await window.page.space.join();
    await window.page.me().publishTracks(tracks);
  });
  await vi.waitFor(async () => expect(await page.evaluate(endState)).toEqual(calmState), { timeout: 30_000 });
  await vi.waitFor(() => expect(ben.frameOf('anna')?.color).toBe('magenta'), { timeout: 30_000 });
  expect((await logOf(page)).filter((line) => /ReconnectFailed/.test(line))).toEqual([]);
});
