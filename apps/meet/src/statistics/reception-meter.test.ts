// Tests how many frames a second are told of whom.
import { expect, it } from 'vitest';
import type { Person } from '../meeting/person.js';
import { ReceptionMeter, type Measured } from './reception-meter.js';

const person = (key: string): Person => ({
  ...{ key, name: key, isSelf: false, isSpeaking: false, microphone: 'on', sounds: [] },
});

/** A picture that has shown so many frames. */
const after = (frames: number): Measured => ({
  ...{ videoWidth: 640, videoHeight: 360 },
  getVideoPlaybackQuality: () => ({ totalVideoFrames: frames }) as VideoPlaybackQuality,
});

it.each([
  [30, 'good'],
  [12, 'fair'],
  [0, 'poor'],
])('calls %i frames a second %s', (frames, quality) => {
  const meter = new ReceptionMeter();
  const first = meter.read([person('a')], 1000, () => after(100));
  expect(first).toMatchObject([{ width: 640, height: 360, framesPerSecond: undefined, quality: undefined }]);
  const second = meter.read([person('a')], 3000, () => after(100 + 2 * frames));
  expect(second).toMatchObject([{ framesPerSecond: frames, quality }]);
});

it('leaves out whoever is not shown, and begins anew when they are again', () => {
  const meter = new ReceptionMeter();
  meter.read([person('a')], 0, () => after(100));
  expect(meter.read([person('a')], 1000, () => undefined)).toEqual([]);
  expect(meter.read([person('a')], 2000, () => after(190))[0]?.framesPerSecond).toBeUndefined();
});

it('tells nothing of an element that began to count anew', () => {
  const meter = new ReceptionMeter();
  meter.read([person('a')], 0, () => after(500));
  expect(meter.read([person('a')], 1000, () => after(3))[0]?.framesPerSecond).toBeUndefined();
});
