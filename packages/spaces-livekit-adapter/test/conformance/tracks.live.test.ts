// Conformance 4, 5, 6, 7 and 15: tracks, and the order of their events.
import type { LocalTrack } from '../../src/index.js';
import { TrackSource } from 'livekit-server-sdk';
import type { TestPage } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { calm, clearLog, logged, logOf, startRig, type Rig } from '../rig/rig.js';

const soon = { timeout: 40_000, interval: 50 };

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

/** Captures and publishes; resolves when the promise of `publishTracks` does. */
function publish(page: TestPage, kind: 'audio' | 'video' | 'both' = 'both'): Promise<void> {
  return page.evaluate(async (kind) => {
    const options = { audio: kind !== 'video', video: kind !== 'audio' };
    const tracks = await window.page.spaces.getUserMedia(options);
    await window.page.me().publishTracks(tracks);
  }, kind);
}

it('Local vs remote emission order (S-P vs P-S; remote mute S-P-T)', async () => {
  const room = 'order';
  await using ben = await rig.world.addParticipant({ room, identity: 'ben' });
  const page = await rig.join({ room, identity: 'anna' });
  await publish(page, 'audio');
  expect(calm(await logOf(page))).toEqual([
    'S ParticipantJoined (ben)',
    'S ParticipantTrackPublished (me) (microphone)',
    'P TrackPublished me (microphone)',
  ]);
  await clearLog(page);
  await ben.publishPattern({ color: 'green' });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
  ben.mute('camera');
  await logged(page, 'T Muted camera');
  ben.unmute('camera');
  expect(calm(await logged(page, 'T Unmuted camera'))).toEqual([
    'P TrackPublished ben (camera)',
    'S ParticipantTrackPublished (ben) (camera)',
    'P TrackSubscribed ben (camera)',
    'S ParticipantTrackSubscribed (ben) (camera)',
    'S ParticipantTrackMuted (ben) (camera)',
    'P TrackMuted ben (camera)',
    'T Muted camera',
    'S ParticipantTrackUnmuted (ben) (camera)',
    'P TrackUnmuted ben (camera)',
    'T Unmuted camera',
  ]);
});

it('isSubscribed() is false in the first participant-level Subscribed event, and true in the Space-level one', async () => {
  const room = 'subscribed-flag';
  const page = await rig.join({ room, identity: 'anna' });
  await page.evaluate(() => {
    const seen: boolean[] = [];
    Object.assign(window, { seen });
    const { space } = window.page;
    space.on('ParticipantJoined', (ben) => ben.on('TrackSubscribed', () => seen.push(ben.isSubscribed())));
    space.on('ParticipantTrackSubscribed', (ben) => seen.push(ben.isSubscribed()));
    space.on('ParticipantTrackUnsubscribed', (ben) => seen.push(ben.isSubscribed()));
  });
  await using ben = await rig.world.addParticipant({ room, identity: 'ben' });
  await ben.publishPattern({ color: 'green' });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
  await ben.unpublish('camera');
  await logged(page, 'S ParticipantTrackUnpublished (ben) (camera)');
  expect(await page.evaluate(() => (window as unknown as { seen: boolean[] }).seen)).toEqual([
    false,
    true,
    false,
  ]);
});

it('Mute inside TrackPublished; mute immediately after publish resolves; two mutes emit twice', async () => {
  const room = 'mutes';
  await using ben = await rig.world.addParticipant({ room, identity: 'ben' });
  const page = await rig.join({ room, identity: 'anna' });
  await page.evaluate(async () => {
    const me = window.page.me();
    me.once('TrackPublished', (track: LocalTrack) => track.mute());
    await me.publishTracks(await window.page.spaces.getUserMedia({ video: false }));
    const [camera] = await window.page.spaces.getUserMedia({ audio: false });
    await me.publishTracks([camera!]);
    camera!.mute();
    camera!.mute();
  });
  const benSees = () => [...ben.room.remoteParticipants.get('anna')!.trackPublications.values()];
  await vi.waitFor(() => expect(benSees().map(({ muted }) => muted)).toEqual([true, true]), soon);
  const log = calm(await logOf(page));
  expect(log.filter((line) => line.startsWith('T Muted'))).toEqual([
    'T Muted microphone (microphone)',
    'T Muted camera (camera)',
    'T Muted camera (camera)',
  ]);
  expect(log.filter((line) => line.startsWith('P TrackMuted'))).toHaveLength(3);
  expect(log.some((line) => line.startsWith('S ParticipantTrackMuted'))).toBe(false);
  await page.evaluate(() => {
    const camera = window.page.track('camera') as LocalTrack;
    camera.unMute();
    camera.mute();
    camera.unMute();
  });
  await vi.waitFor(
    () =>
      expect(
        benSees()
          .map(({ muted }) => muted)
          .toSorted(),
      ).toEqual([false, true]),
    soon,
  );
  await vi.waitFor(() => expect(ben.frameOf('anna')?.color).toBe('magenta'), soon);
});

it('a microphone muted inside TrackPublished is never heard', async () => {
  const room = 'never-heard';
  await using ben = await rig.world.addParticipant({ room, identity: 'ben' });
  const page = await rig.join({ room, identity: 'anna' });
  const announced: boolean[] = [];
  ben.room.on('trackPublished', (publication) => announced.push(publication.muted ?? false));
  await page.evaluate(async () => {
    const me = window.page.me();
    me.once('TrackPublished', (track: LocalTrack) => track.mute());
    await me.publishTracks(await window.page.spaces.getUserMedia({ video: false }));
  });
  await vi.waitFor(() => expect(announced).toEqual([true]), soon);
});

it('updateTracks field transfer and Unpublished(old)/Published(new)', async () => {
  const room = 'update';
  await using ben = await rig.world.addParticipant({ room, identity: 'ben' });
  const page = await rig.join({ room, identity: 'anna' });
  await publish(page, 'video');
  await vi.waitFor(() => expect(ben.frameOf('anna')?.color).toBe('magenta'), soon);
  await clearLog(page);
  const seen = await page.evaluate(async () => {
    const { page } = window;
    const old = page.track('camera') as LocalTrack;
    const element = old.attach(document.createElement('video'));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [320, 180];
    const context = canvas.getContext('2d')!;
    setInterval(() => {
      context.fillStyle = 'rgb(40 60 220)';
      context.fillRect(0, 0, 320, 180);
    }, 50);
    const [next] = await page.spaces.getLocalTracksFromMediaStream('canvas', canvas.captureStream(20));
    const unknown = (() => {
      try {
        page.me().updateTracks([next!]);
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    })();
    next!.source = page.spaces.TrackSource.Camera;
    const updated = page.me().updateTracks([next!]);
    return {
      unknown,
      returned: updated.length === 1 && updated[0] === next,
      transferred: next!.tid === old.tid && next!.name === old.name && next!.muted === old.muted,
      elements: next!.attachedElements[0] === element,
      oldEnded: old.track.readyState,
      inMap: page.me().getVideoTracks()[0] === next,
      log: page.log.splice(0),
    };
  });
  expect(seen).toEqual({
    unknown: 'cannot update track unknown source',
    ...{ returned: true, transferred: true, elements: true, oldEnded: 'ended', inMap: true },
    log: [
      'S ParticipantTrackUnpublished (me) (camera)',
      'P TrackUnpublished me (camera)',
      'S ParticipantTrackPublished (me) (camera)',
      'P TrackPublished me (camera)',
    ],
  });
  await vi.waitFor(() => expect(ben.frameOf('anna')?.color).toBe('blue'), soon);
  expect(ben.room.remoteParticipants.get('anna')!.trackPublications.size).toBe(1);
});

it('Unsubscribed precedes Unpublished; Unpublished alone without media', async () => {
  const room = 'unpublishing';
  await using ben = await rig.world.addParticipant({ room, identity: 'ben', pattern: { color: 'green' } });
  const anna = await rig.join({ room, identity: 'anna' });
  const manual = await rig.join({ room, identity: 'dora' }, { subscriptionMode: 'MANUAL' as never });
  await logged(anna, 'S ParticipantTrackSubscribed (ben) (camera)');
  await Promise.all([clearLog(anna), clearLog(manual)]);
  await anna.evaluate(() => {
    const track = window.page.track('camera', 'ben')!;
    track.attach(document.querySelector('video')!);
    Object.assign(window, { track });
  });
  await ben.unpublish('camera');
  expect(calm(await logged(anna, 'S ParticipantTrackUnpublished (ben) (camera)'))).toEqual([
    'P TrackUnsubscribed ben (camera)',
    'S ParticipantTrackUnsubscribed (ben) (camera)',
    'P TrackUnpublished ben (camera)',
    'S ParticipantTrackUnpublished (ben) (camera)',
  ]);
  expect(await anna.evaluate(() => document.querySelector('video')!.srcObject)).toBeNull();
  expect(calm(await logged(manual, 'S ParticipantTrackUnpublished (ben) (camera)'))).toEqual([
    'P TrackUnpublished ben (camera)',
    'S ParticipantTrackUnpublished (ben) (camera)',
  ]);
});

it('Publish and unpublish in the same tick leaves nothing published', async () => {
  const room = 'same-tick';
  await using ben = await rig.world.addParticipant({ room, identity: 'ben' });
  const page = await rig.join({ room, identity: 'anna' });
  const result = await page.evaluate(async () => {
    const me = window.page.me();
    const tracks = await window.page.spaces.getUserMedia();
    const publishing = me.publishTracks(tracks);
    me.unpublishTracks(tracks, { stop: false });
    await publishing;
    // A later publication of the same media waits until the earlier is gone, and stays.
    await me.publishTracks([tracks[0]!]);
    return {
      own: window.page.rooms[0]!.localParticipant.trackPublications.size,
      kept: tracks[0]!.track.readyState,
    };
  });
  expect(result).toEqual({ own: 1, kept: 'live' });
  await vi.waitFor(() => expect(ben.toneOf('anna')?.hz).toBe(660), soon);
  const published = [...ben.room.remoteParticipants.get('anna')!.trackPublications.values()];
  expect(published).toHaveLength(1);
});

it('publishTracks refuses as spaces-web does, all or nothing', async () => {
  const page = await rig.join({ room: 'refusals', identity: 'anna' });
  const failures = await page.evaluate(async () => {
    const me = window.page.me();
    const say = (promise: Promise<unknown>) =>
      promise.then(
        () => 'published',
        ({ name, message }: Error) => `${name}: ${message}`,
      );
    const [first, second] = await Promise.all([
      window.page.spaces.getUserMedia({ audio: false }),
      window.page.spaces.getUserMedia({ audio: false }),
    ]);
    return [
      await say(me.publishTracks([])),
      await say(me.publishTracks([...first, ...second])),
      ...(await Promise.all([say(me.publishTracks(first)), say(me.publishTracks(first))])),
      await say(me.publishTracks(first)),
      await say(me.publishTracks(second)),
    ];
  });
  expect(failures).toEqual([
    'PublishTrackError: No valid tracks found to publish',
    'PublishTrackError: Cannot publish more than 1 camera tracks',
    'published',
    'PublishTrackError: Cannot publish an already published LocalTrack',
    'PublishTrackError: Cannot publish an already published LocalTrack',
    'PublishTrackError: Cannot publish more than 1 camera tracks',
  ]);
});

it('a server that does not let one publish: TrackUnpublished, then PublishTrackError', async () => {
  const room = 'may-not';
  const page = await rig.prepare({
    room,
    identity: 'anna',
    grant: { canPublishSources: [TrackSource.MICROPHONE] },
  });
  const message = await page.evaluate(async () => {
    await window.page.space.join();
    const tracks = await window.page.spaces.getUserMedia({ audio: false });
    return window.page
      .me()
      .publishTracks(tracks)
      .catch(({ name }: Error) => name);
  });
  expect(message).toBe('PublishTrackError');
  expect((await logOf(page)).slice(-2)).toEqual([
    'S ParticipantTrackUnpublished (me) (camera)',
    'P TrackUnpublished me (camera)',
  ]);
  expect(await page.evaluate(() => window.page.me().getTracks().length)).toBe(0);
});

it('a subscriber may not publish, update or unpublish', async () => {
  const page = await rig.join({ room: 'subscriber', identity: 'anna', grant: { canPublish: false } });
  const failures = await page.evaluate(async () => {
    const me = window.page.me();
    const say = (act: () => unknown) => {
      try {
        act();
        return 'done';
      } catch (error) {
        return `${(error as Error).name}: ${(error as Error).message}`;
      }
    };
    const tracks = await window.page.spaces.getUserMedia();
    const published = await me
      .publishTracks(tracks)
      .catch(({ name, message }: Error) => `${name}: ${message}`);
    return [me.role, published, say(() => me.updateTracks(tracks)), say(() => me.unpublishAllTracks())];
  });
  expect(failures).toEqual([
    2,
    'PublishTrackError: Cannot publish tracks as a subscriber only participant',
    'UpdateTrackError: Updating tracks not allowed for subscriber only participants',
    'UnpublishTrackError: Unpublishing not allowed for subscriber only participants',
  ]);
});

it('a shared screen that ends is unpublished, and a server that mutes is noticed', async () => {
  const room = 'endings';
  await using ben = await rig.world.addParticipant({ room, identity: 'ben' });
  const page = await rig.join({ room, identity: 'anna' });
  await page.evaluate(async () => {
    const [screen] = await window.page.spaces.getDisplayMedia({ audio: false });
    await window.page.me().publishTracks([screen!]);
  });
  await publish(page, 'audio');
  await vi.waitFor(() => expect(ben.framesOf('anna', 'screen')).toBeGreaterThan(0), soon);
  await page.evaluate(() => {
    const { track } = window.page.track('screenshare') as LocalTrack;
    track.stop();
    track.dispatchEvent(new Event('ended'));
  });
  await logged(page, 'P TrackUnpublished me (screenshare)');
  const published = [...ben.room.remoteParticipants.get('anna')!.trackPublications.values()];
  const { sid } = published.find(({ name }) => !/screen/i.test(name ?? ''))!;
  await rig.world.rooms.mutePublishedTrack(room, 'anna', sid!, true);
  await logged(page, 'P TrackMuted me (microphone)');
  expect(await page.evaluate(() => window.page.track('microphone')!.isMuted())).toBe(true);
  await vi.waitFor(
    () => expect(ben.room.remoteParticipants.get('anna')!.trackPublications.size).toBe(1),
    soon,
  );
});
