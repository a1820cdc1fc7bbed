// People and formats for property tests.
import { BROADCAST_LAYOUTS, BROADCAST_RESOLUTIONS } from '@airlock-rtc/contract';
import fc from 'fast-check';
import type { LayoutPerson } from '../src/person.js';
import type { LayoutFormat } from '../src/scene.js';

const camera = fc.record(
  {
    isMuted: fc.boolean(),
    width: fc.integer({ min: 2, max: 4000 }),
    height: fc.integer({ min: 2, max: 4000 }),
  },
  { requiredKeys: ['isMuted'] },
);

/** Ids from a small set, so that the same person is in one call and in the next. */
const person: fc.Arbitrary<LayoutPerson> = fc.record(
  {
    id: fc.integer({ min: 1, max: 16 }).map((number) => `p${number}`),
    name: fc.string({ unit: 'grapheme', maxLength: 64 }),
    canPublish: fc.boolean(),
    camera: fc.option(camera, { nil: undefined }),
    hasMicrophone: fc.boolean(),
    isSharingScreen: fc.boolean(),
    isSpeaking: fc.boolean(),
    audioLevel: fc.float({ min: 0, max: 1, noNaN: true }),
  },
  { requiredKeys: ['id', 'canPublish', 'hasMicrophone', 'isSharingScreen', 'isSpeaking'] },
);

export const anyPeople = fc.uniqueArray(person, { selector: ({ id }) => id, maxLength: 16 });

const side = fc.integer({ min: 90, max: 1280 }).map((half) => 2 * half);
const anySize = fc.tuple(side, side).map(([width, height]) => `${width}x${height}` as const);

export const anyFormat: fc.Arbitrary<LayoutFormat> = fc.record({
  layout: fc.constantFrom(...BROADCAST_LAYOUTS),
  resolution: fc.oneof(fc.constantFrom(...BROADCAST_RESOLUTIONS), anySize),
  showsNonPublishing: fc.boolean(),
});
