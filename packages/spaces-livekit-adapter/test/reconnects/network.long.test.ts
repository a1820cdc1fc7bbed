// The network is cut for one participant, and the others go on: by a veth pair, not by a mock.
import type { ColorName } from '@airlock-rtc/testkit';
import { expect, it, vi } from 'vitest';
import { createNetwork } from '../rig/network.js';
import { calm, clearLog, logged, logOf, startRig, type Rig } from '../rig/rig.js';

const media = { pattern: { color: 'green' as ColorName }, toneHz: 880 };
const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000));

/** What the application has at the end, however it came there. */
const endState = () => {
  const { space, person, me } = window.page;
  const tracks = person('ben').getTracks();
  return {
    people: [
      ...(space as unknown as { participants: Map<string, { id: string }> }).participants.values(),
    ].map(({ id }) => id),
    media: tracks.map((track) => [track.source, track.hasMedia(), track.isMuted()]).sort(),
    isSubscribed: person('ben').isSubscribed(),
    own: me()
      .getTracks()
      .map((track) => track.source),
  };
};

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

async function startTalking(rig: Rig, room: string) {
  const ben = await rig.world.addParticipant({ room, identity: 'ben', ...media });
  const page = await rig.join({ room, identity: 'anna' });
  await page.evaluate(async () => {
    await window.page.me().publishTracks(await window.page.spaces.getUserMedia());
  });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
  await logged(page, 'S ParticipantTrackSubscribed (ben) (microphone)');
  await vi.waitFor(() => expect(ben.frameOf('anna')?.color).toBe('magenta'), { timeout: 20_000 });
  const calmState = await page.evaluate(endState);
  await clearLog(page);
  return { ben, page, calmState };
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
    // Media may flow again before the signalling stands.
    await vi.waitFor(
      async () => {
        const log = await logOf(page);
        const [lost, restored] = ['Reconnecting', 'Reconnected'].map(
          (word) => log.filter((line) => line.startsWith(`S LocalParticipant${word}`)).length,
        );
        expect(restored).toBe(lost);
      },
      { timeout: 60_000, interval: 500 },
    );
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
