import { expect, it } from 'vitest';
import { TrackSource } from './track-enums.js';
import { sourceOverLimit } from './track-limits.js';

it('one camera, several others', () => {
  const of = (...sources: TrackSource[]) => sources.map((source) => ({ source }));
  expect(sourceOverLimit(of(TrackSource.Camera, TrackSource.Microphone))).toBeUndefined();
  expect(sourceOverLimit(of(TrackSource.Other, TrackSource.Other))).toBeUndefined();
  expect(sourceOverLimit(of(TrackSource.Microphone, TrackSource.Microphone))).toEqual({
    ...{ source: TrackSource.Microphone, limit: 1 },
  });
});
