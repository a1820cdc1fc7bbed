// A page whose Space joins and leaves, with somebody there and media both ways.
import type { TestPage } from '@airlock-rtc/testkit';
import { countInPage } from './leaks.js';
import { startRig } from './rig.js';

export async function startLifecycle() {
  const rig = await startRig();
  const room = 'lifecycle';
  await rig.world.addParticipant({ room, identity: 'ben', toneHz: 880 });
  const page = await rig.prepare({ room, identity: 'anna' }, {}, countInPage);
  return { page, [Symbol.asyncDispose]: () => rig[Symbol.asyncDispose]() };
}

/** Joins, receives, publishes and leaves, `count` times on the same Space. */
export function joinAndLeave(page: TestPage, count: number): Promise<void> {
  return page.evaluate(async (count) => {
    const { page } = window;
    const audio = new AudioContext();
    for (let times = 0; times < count; times += 1) {
      const received = new Promise((resolve) => page.space.once('ParticipantTrackSubscribed', resolve));
      const me = await page.space.join();
      const [track] = await page.spaces.getLocalTracksFromMediaStream(
        'sound',
        audio.createMediaStreamDestination().stream,
      );
      await Promise.all([received, me.publishTracks([track!])]);
      page.space.leave();
      page.rooms.length = 0;
      page.log.length = 0;
    }
    await audio.close();
    // Disconnecting takes a moment.
    await new Promise((resolve) => setTimeout(resolve, 500));
  }, count);
}
