// Two people who see and hear one another: Anna by the adapter, Ben by LiveKit's own client.
import type { TestPage } from '@airlock-rtc/testkit';
import { expect, vi } from 'vitest';
import { clearLog, logged, logOf, type Rig } from './rig.js';

/** What the application has, however it came there. */
export const endState = () => {
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

export async function startTalking(rig: Rig, room: string) {
  const media = { pattern: { color: 'green' as const }, toneHz: 880 };
  const ben = await rig.world.addParticipant({ room, identity: 'ben', ...media });
  const page: TestPage = await rig.join({ room, identity: 'anna' });
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

/** Media may flow again before the signalling stands: waits until nothing that was lost is still so. */
export async function reconnected(page: TestPage): Promise<void> {
  const restored = async () => {
    const log = await logOf(page);
    const count = (word: string) => log.filter((line) => line.startsWith(`S LocalParticipant${word}`)).length;
    expect(count('Reconnected')).toBe(count('Reconnecting'));
  };
  await vi.waitFor(restored, { timeout: 60_000, interval: 500 });
}
