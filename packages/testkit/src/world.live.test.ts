// The kit itself against a real LiveKit: what one participant sends is what the other receives.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startWorld, type World } from './world.js';

const soon = { timeout: 40_000, interval: 50 };
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

describe('two participants', () => {
  it('receive each other’s pattern and tone, mutes, silence, screens, data and the end', async () => {
    const room = 'talk';
    await using anna = await world.addParticipant({
      ...{ room, identity: 'anna', name: 'Anna' },
      ...{ pattern: { color: 'red' }, toneHz: 440 },
    });
    await using ben = await world.addParticipant({
      ...{ room, identity: 'ben' },
      ...{ pattern: { color: 'blue' }, toneHz: 1000 },
    });
    await vi.waitFor(() => {
      expect(ben.frameOf('anna')).toMatchObject({ color: 'red', width: 320, height: 180 });
      expect(anna.frameOf('ben')?.color).toBe('blue');
      expect(ben.toneOf('anna')?.hz).toBe(440);
      expect(anna.toneOf('ben')?.hz).toBe(1000);
    }, soon);
    const before = ben.frameOf('anna')?.frameNumber ?? 0;
    await vi.waitFor(() => expect(ben.frameOf('anna')?.frameNumber).toBeGreaterThan(before), soon);

    anna.fallSilent();
    await vi.waitFor(() => expect(ben.toneOf('anna')).toBeUndefined(), soon);
    anna.speak();
    await vi.waitFor(() => expect(ben.toneOf('anna')?.hz).toBe(440), soon);

    anna.mute('microphone');
    const isMuted = () =>
      [...ben.room.remoteParticipants.get('anna')!.trackPublications.values()].map((p) => p.muted);
    await vi.waitFor(() => expect(isMuted()).toContain(true), soon);
    anna.unmute('microphone');
    await vi.waitFor(() => expect(isMuted()).not.toContain(true), soon);

    await anna.shareScreen({ color: 'yellow', width: 640, height: 360 });
    await vi.waitFor(
      () => expect(ben.frameOf('anna', 'screen')).toMatchObject({ color: 'yellow', width: 640 }),
      soon,
    );
    await anna.unpublish('screen');
    await vi.waitFor(() => expect(ben.frameOf('anna', 'screen')).toBeUndefined(), soon);

    await anna.sendData('hello', { topic: 'greeting' });
    await vi.waitFor(() => expect(ben.data).toMatchObject([{ topic: 'greeting', from: 'anna' }]), soon);
    expect(new TextDecoder().decode(ben.data[0]!.payload)).toBe('hello');

    await anna.disconnect();
    await vi.waitFor(() => expect(ben.room.remoteParticipants.size).toBe(0), soon);
    expect(ben.frameOf('anna')).toBeUndefined();
    expect(readFileSync(world.livekit.logFile!, 'utf8')).toContain('"room":"talk"');
  });
});
