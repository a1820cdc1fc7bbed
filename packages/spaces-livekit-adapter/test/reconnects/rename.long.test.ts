// Conformance 10: a display name that is changed while the connection is lost.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { logged, startRig, type Rig } from '../rig/rig.js';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

it.each(['full-reconnect', 'signal-reconnect'] as const)(
  'setDisplayName around a %s reaches the others',
  async (scenario) => {
    const room = `names-around-a-${scenario}`;
    const anna = await rig.join({ room, identity: 'anna' });
    const ben = await rig.join({ room, identity: 'ben' });
    await logged(anna, 'S ParticipantJoined (ben)');
    await ben.evaluate(async (scenario) => {
      const { page } = window;
      const room = page.rooms.at(-1)!;
      const names: Promise<unknown>[] = [];
      const rename = (name: string) => {
        page.clock.offsetMs += 10_000;
        names.push(page.me().setDisplayName(name));
      };
      rename('before');
      const back = new Promise<void>((resolve) => {
        room.once('reconnected', () => {
          rename('back');
          resolve();
        });
      });
      const lost = scenario === 'full-reconnect' ? 'reconnecting' : 'signalReconnecting';
      room.once(lost, () => rename('while it is lost'));
      await room.simulateScenario(scenario);
      await back;
      await Promise.all(names);
    }, scenario);
    await vi.waitFor(
      async () => expect(await anna.evaluate(() => window.page.person('ben').displayName)).toBe('back'),
      { timeout: 40_000 },
    );
  },
);
