// What an audience receives by RTMP, decoded: every person in the rectangle that the layout names, moving and heard.
import { once } from 'node:events';
import type { Scene } from '@airlock-rtc/layouts';
import { Ingest, startWorld, toneAmplitude, type World } from '@airlock-rtc/testkit';
import { Viewer, type DecodedFrame } from '@airlock-rtc/testkit/stream';
import { RoomEvent, type Room } from '@livekit/rtc-node';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { BroadcastStats } from '../src/broadcast/broadcast-stats.js';
import { median } from './median.js';
import { gallery, joinEveryone, middleOf, PEOPLE, placeOf, RESOLUTION } from './people.js';
import { startBroadcast } from './start-broadcast.js';
import { StolenTime } from './stolen-time.js';

/**
 * From the moment when another participant of the room knows of a change (LiveKit's event; for a leave, when it begins)
 * until the first frame of the new layout leaves the broadcaster.
 */
const FOLLOWS_MS = { calm: 300, starved: 3000 };
/** A single one may meet a moment in which this machine, which publishes and decodes too, was late. */
const FOLLOWS_ONCE_MS = 3000;
/** Of 30 that each person sends. */
const NEW_PICTURES_PER_SECOND = { calm: 27, starved: 5 };
const EVERYONE = PEOPLE.map(({ identity }) => identity);

let world: World;
let ingest: Ingest;

beforeAll(async () => {
  [world, ingest] = await Promise.all([startWorld(), Ingest.start()]);
});

afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
  await ingest?.[Symbol.asyncDispose]();
});

function expectFollowed(ms: Record<string, number>, stolen: StolenTime): void {
  const words = Object.entries(ms).map(([change, each]) => `${change} ${each.toFixed(0)} ms`);
  console.log(`the layout followed: ${words.join(', ')}; ${stolen}`);
  expect(median(Object.values(ms)), words.join(', ')).toBeLessThan(stolen.limit(FOLLOWS_MS));
  for (const each of Object.values(ms)) expect(each).toBeLessThan(FOLLOWS_ONCE_MS);
}

/** Resolves with the time of the event. */
async function told(room: Room, event: RoomEvent): Promise<number> {
  await once(room, event);
  return performance.now();
}

it('shows and sounds everyone, 30 frames a second, and follows a share and a leave', async () => {
  const { ada, ben, dee } = await joinEveryone(world, 'gallery', true);
  const url = ingest.url('gallery');
  const options = {
    room: 'gallery',
    destinations: [url],
    layout: 'gallery',
    resolution: RESOLUTION,
  } as const;
  await using broadcast = await startBroadcast(world, options);
  await using viewer = new Viewer(url);
  const shows = (scene: Scene, identities: readonly string[]) => (picture: DecodedFrame | undefined) =>
    PEOPLE.filter(({ identity }) => identities.includes(identity)).every(
      ({ identity, color }) => viewer.seen(placeOf(scene, identity), picture)?.color === color,
    );
  const four = gallery(EVERYONE);
  await vi.waitFor(() => expect(shows(four, EVERYONE)(viewer.frames.at(-1))).toBe(true), 40_000);

  const stolen = new StolenTime();
  const stats: BroadcastStats[] = [];
  broadcast.on('stats', (each) => stats.push(each));
  // A busy machine may take a moment to be even. Of what the audience receives, this process decodes what it can.
  await vi.waitFor(() => {
    const least = stolen.limit(NEW_PICTURES_PER_SECOND);
    expect(stats.at(-1)!.tileFramesPerSecond).toBeGreaterThan(4 * least);
    for (const identity of EVERYONE)
      expect(viewer.newFramesPerSecond(placeOf(four, identity), 61)).toBeGreaterThan(least);
  }, 30_000);

  await vi.waitFor(() => {
    const { samples, sampleRate } = viewer.heard(1);
    for (const { toneHz } of PEOPLE) expect(toneAmplitude(samples, sampleRate, toneHz)).toBeGreaterThan(0.02);
    expect(toneAmplitude(samples, sampleRate, 2000)).toBeLessThan(0.01);
  }, 15_000);

  const shared = gallery(EVERYONE, ['ada']);
  const publishedMs = told(ben.room, RoomEvent.TrackPublished);
  await ada.shareScreen({ color: 'magenta', width: 800, height: 600, fps: 15 });
  const isSharing = shows(shared, ['ben', 'cem', 'dee']);
  const followed = { share: await viewer.untilSeen(await publishedMs, isSharing), end: NaN, leave: NaN };
  const share = middleOf(placeOf(shared, 'ada', 'screen'));
  await vi.waitFor(() => expect(viewer.seen(share)?.color).toBe('magenta'), 10_000);

  const unpublishedMs = told(ben.room, RoomEvent.TrackUnpublished);
  await ada.unpublish('screen');
  followed.end = await viewer.untilSeen(await unpublishedMs, shows(four, EVERYONE));

  const rest = EVERYONE.slice(0, 3);
  const leavingMs = performance.now();
  await dee.disconnect();
  followed.leave = await viewer.untilSeen(leavingMs, shows(gallery(rest), rest));
  expectFollowed(followed, stolen);
}, 110_000);

it('follows whoever speaks', async () => {
  const { ada, ben, cem } = await joinEveryone(world, 'speaker', false);
  const url = ingest.url('speaker');
  const options = {
    room: 'speaker',
    destinations: [url],
    layout: 'active-speaker',
    resolution: RESOLUTION,
  } as const;
  await using _broadcast = await startBroadcast(world, options);
  await using viewer = new Viewer(url);
  const whole = { x: 0, y: 0, width: 1280, height: 720 };
  await vi.waitFor(() => expect(viewer.seen(whole)?.color).toBe('red'), 40_000);
  const stolen = new StolenTime();
  const followed: Record<string, number> = {};
  // LiveKit tells of speakers only those who receive something of them, and it does so a few times a second.
  for (const { trackPublications } of cem.room.remoteParticipants.values()) {
    for (const publication of trackPublications.values()) {
      if (publication.name === 'microphone') publication.setSubscribed(true);
    }
  }
  const toBen = [ben, 'green', 'red'] as const;
  const toAda = [ada, 'red', 'green'] as const;
  for (const [turn, [speaker, color, before]] of [toBen, toAda, toBen, toAda, toBen].entries()) {
    for (const each of [ada, ben]) if (each !== speaker) each.fallSilent();
    const known = new Promise<number>((resolve) => {
      const listen = (speakers: { identity: string }[]): void => {
        if (speakers[0]?.identity !== speaker.identity) return;
        cem.room.off(RoomEvent.ActiveSpeakersChanged, listen);
        resolve(performance.now());
      };
      cem.room.on(RoomEvent.ActiveSpeakersChanged, listen);
    });
    speaker.speak();
    const isLeft = (picture: DecodedFrame) => viewer.seen(whole, picture)?.color !== before;
    followed[`${turn + 1}. ${speaker.identity}`] = await viewer.untilSeen(await known, isLeft);
    await vi.waitFor(() => expect(viewer.seen(whole)?.color).toBe(color), 10_000);
  }
  expectFollowed(followed, stolen);
}, 90_000);
