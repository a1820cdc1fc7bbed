// What an audience receives by RTMP, decoded: every person in the rectangle that the layout names, moving and heard.
import { layout, type LayoutPerson, type Rectangle, type Scene } from '@airlock/layouts';
import { Ingest, startWorld, toneAmplitude, type TestParticipant, type World } from '@airlock/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startBroadcast } from './start-broadcast.js';
import { Viewer } from '@airlock/testkit/stream';

const PEOPLE = [
  { identity: 'ada', name: '', color: 'red', toneHz: 440 },
  { identity: 'ben', name: '', color: 'green', toneHz: 700 },
  { identity: 'cem', name: '', color: 'blue', toneHz: 1000 },
  { identity: 'dee', name: '', color: 'yellow', toneHz: 1400 },
] as const;
const resolution = '1280x720';

let world: World;
let ingest: Ingest;

beforeAll(async () => {
  [world, ingest] = await Promise.all([startWorld(), Ingest.start()]);
});

afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
  await ingest?.[Symbol.asyncDispose]();
});

async function fill(room: string, isSpeaking = true): Promise<TestParticipant[]> {
  const participants = [];
  for (const { identity, toneHz, color } of PEOPLE) {
    const picture = { color, width: 320, height: 180, fps: 30 };
    participants.push(await world.addParticipant({ room, identity, picture, toneHz, isSpeaking }));
  }
  return participants;
}

function person(id: string, also: Partial<LayoutPerson> = {}): LayoutPerson {
  const camera = { isMuted: false, width: 320, height: 180 };
  const rest = { canPublish: true, camera, hasMicrophone: true, isSharingScreen: false, isSpeaking: false };
  return { id, ...rest, ...also };
}

function placeOf(scene: Scene, personId: string, source: 'camera' | 'screen' = 'camera'): Rectangle {
  const tile = scene.tiles.find((each) => each.personId === personId && each.source === source);
  if (!tile) throw new Error(`${personId} has no tile`);
  return tile.rectangle;
}

describe('the gallery of four', () => {
  it('shows and sounds everyone, and follows a share and a leave within 300 ms', async () => {
    const participants = await fill('gallery');
    const url = ingest.url('gallery');
    await using _broadcast = await startBroadcast(world, {
      room: 'gallery',
      destinations: [url],
      layout: 'gallery',
      resolution,
    });
    await using viewer = new Viewer(url);
    const scene = layout(
      PEOPLE.map(({ identity }) => person(identity)),
      { layout: 'gallery', resolution },
    );

    await vi.waitFor(() => {
      for (const { identity, color } of PEOPLE) {
        expect(viewer.seen(placeOf(scene, identity))?.color).toBe(color);
      }
    }, 15_000);

    await vi.waitFor(() => {
      for (const { identity } of PEOPLE) {
        expect(viewer.newPicturesPerSecond(placeOf(scene, identity), 61)).toBeGreaterThan(29);
      }
    }, 15_000);

    await vi.waitFor(() => {
      const { samples, sampleRate } = viewer.heard(1);
      for (const { toneHz } of PEOPLE)
        expect(toneAmplitude(samples, sampleRate, toneHz)).toBeGreaterThan(0.02);
      expect(toneAmplitude(samples, sampleRate, 2000)).toBeLessThan(0.01);
    }, 10_000);

    const [ada, , , dee] = participants;
    await ada!.shareScreen({ color: 'magenta', width: 800, height: 600, fps: 15 });
    const shared = layout(
      PEOPLE.map(({ identity }) => person(identity, { isSharingScreen: identity === 'ada' })),
      { layout: 'gallery', resolution },
    );
    const share = placeOf(shared, 'ada', 'screen');
    const middle = {
      x: share.x + share.width / 4,
      y: share.y + share.height / 4,
      width: share.width / 2,
      height: share.height / 2,
    };
    expect(
      await viewer.untilSeen(
        performance.now(),
        (picture) => viewer.seen(middle, picture)?.color === 'magenta',
      ),
    ).toBeLessThan(1000);
    expect(viewer.seen(placeOf(shared, 'dee'))?.color).toBe('yellow');

    let sinceMs = performance.now();
    await ada!.unpublish('screen');
    const isGallery = (picture = viewer.pictures.at(-1)): boolean =>
      PEOPLE.every(({ identity, color }) => viewer.seen(placeOf(scene, identity), picture)?.color === color);
    expect(await viewer.untilSeen(sinceMs, isGallery)).toBeLessThan(300);

    sinceMs = performance.now();
    await dee!.disconnect();
    const three = layout(
      PEOPLE.slice(0, 3).map(({ identity }) => person(identity)),
      { layout: 'gallery', resolution },
    );
    const isThree = (picture = viewer.pictures.at(-1)): boolean =>
      PEOPLE.slice(0, 3).every(
        ({ identity, color }) => viewer.seen(placeOf(three, identity), picture)?.color === color,
      );
    expect(await viewer.untilSeen(sinceMs, isThree)).toBeLessThan(300);
  });
});

describe('the active speaker', () => {
  it('is followed', async () => {
    const [ada, ben] = await fill('speaker', false);
    const url = ingest.url('speaker');
    await using _broadcast = await startBroadcast(world, {
      room: 'speaker',
      destinations: [url],
      layout: 'active-speaker',
      resolution,
    });
    await using viewer = new Viewer(url);
    const whole = { x: 0, y: 0, width: 1280, height: 720 };
    await vi.waitFor(() => expect(viewer.seen(whole)?.color).toBe('red'), 15_000);
    ben!.speak();
    await vi.waitFor(() => expect(viewer.seen(whole)?.color).toBe('green'), 10_000);
    ben!.fallSilent();
    ada!.speak();
    await vi.waitFor(() => expect(viewer.seen(whole)?.color).toBe('red'), 10_000);
  });
});
