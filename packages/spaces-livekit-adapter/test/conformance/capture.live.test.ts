// Conformance 16 in a real browser: what capturing gives.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CreateLocalMediaOptions } from '../../src/index.js';
import type { TestPage } from '@airlock-rtc/testkit';
import { startRig, type Rig } from '../rig/rig.js';

let rig: Rig;
let page: TestPage;
beforeAll(async () => {
  rig = await startRig({ browser: {} });
  page = await rig.open();
});
afterAll(() => rig[Symbol.asyncDispose]());

function capture(
  options?: CreateLocalMediaOptions,
  how: 'getUserMedia' | 'getDisplayMedia' = 'getUserMedia',
) {
  return page.evaluate(
    async ([options, how]) => {
      try {
        const tracks = await window.page.spaces[how](options);
        const about = tracks.map(
          ({ source, kind, name, width, height, muted, tid, deviceId, metadata, track }) => {
            const { frameRate } = track.getSettings();
            track.stop();
            return {
              source,
              kind,
              name,
              width,
              height,
              muted,
              tid,
              deviceId,
              metadata,
              frameRate,
              id: track.id,
            };
          },
        );
        return about;
      } catch (error) {
        return `${(error as Error).name}: ${(error as Error).message}`;
      }
    },
    [options, how] as const,
  );
}

it('Omitted-kind getUserMedia: video alone asks for the microphone too', async () => {
  for (const options of [undefined, {}, { video: true }, { audio: { name: 'Mine' } }]) {
    const tracks = await capture(options);
    expect(tracks).toMatchObject([
      { source: 'microphone', kind: 1, width: 0, height: 0, muted: false },
      { source: 'camera', kind: 2, width: 1280, height: 720, muted: false, deviceId: expect.any(String) },
    ]);
  }
  const mine = { audio: { name: 'Mine', metadata: { seat: 3 } } as object, video: false };
  expect(await capture(mine)).toMatchObject([{ name: 'Mine', metadata: { seat: 3 } }]);
  expect(await capture({ audio: false })).toMatchObject([
    { name: expect.stringContaining('fake'), tid: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  ]);
});

it('clamping: a bare number over the cap is lowered to it, `exact` is the browser’s matter', async () => {
  expect(await capture({ audio: false, video: { width: 1920, height: 1080 } })).toMatchObject([
    { width: 1280, height: 720 },
  ]);
  expect(
    await capture({ audio: false, video: { width: 640, constraints: { width: 320, height: 180 } } }),
  ).toMatchObject([{ width: 320, height: 180 }]);
});

it('min/ideal/max rejection, and the browser’s own errors', async () => {
  expect(await capture({ audio: false, video: { height: { ideal: 1080 } } })).toBe(
    'Error: Invalid camera video height constraints. Camera video in Mux Spaces is capped at 1280x720.',
  );
  expect(await capture({ audio: false, video: false })).toMatch(/^TypeError/);
  expect(await capture({ audio: false, video: { deviceId: { exact: 'none' } } })).toMatch(
    /^OverconstrainedError/,
  );
});

it('a screen is captured at 15 frames a second', async () => {
  const tracks = await capture({ audio: false, video: { frameRate: 30 } }, 'getDisplayMedia');
  expect(tracks).toMatchObject([{ source: 'screenshare', kind: 2, frameRate: 15 }]);
});

it('tracks from any stream have its name and their own id', async () => {
  const tracks = await page.evaluate(async () => {
    const stream = document.createElement('canvas').captureStream();
    const tracks = await window.page.spaces.getLocalTracksFromMediaStream('Whiteboard', stream);
    return tracks.map(({ source, name, tid, track, muted }) => ({
      source,
      name,
      muted,
      isId: tid === track.id,
    }));
  });
  expect(tracks).toEqual([{ source: 'other', name: 'Whiteboard', muted: false, isId: true }]);
});

it('attach keeps an element muted, replaces by kind, and detach gives an array', async () => {
  const seen = await page.evaluate(async () => {
    const [microphone, camera] = await window.page.spaces.getUserMedia();
    const element = document.createElement('video');
    element.muted = true;
    const isSame = camera!.attach(element) === element && microphone!.attach(element) === element;
    camera!.attach(element);
    const kinds = (element.srcObject as MediaStream)
      .getTracks()
      .map(({ kind }) => kind)
      .toSorted();
    const listed = camera!.attachedElements.length;
    const own = microphone!.attach();
    const detached = [camera!.detach(element), microphone!.detach()];
    return {
      ...{ isSame, kinds, listed, tag: own.tagName, isMuted: element.muted },
      detached: detached.map((elements) => elements.length),
      left: [element.srcObject, camera!.attachedElements.length, microphone!.attachedElements.length],
    };
  });
  expect(seen).toEqual({
    ...{ isSame: true, kinds: ['audio', 'video'], listed: 2, tag: 'AUDIO', isMuted: true },
    detached: [1, 2],
    left: [null, 0, 0],
  });
});
