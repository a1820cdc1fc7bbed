import { expect, it } from 'vitest';
import { isMore, wantedQuality, type ElementView, type WantedQuality } from './wanted-quality.js';

const tile: ElementView = { width: 160, height: 90, isVisible: true, hadBox: true };
const gone: ElementView = { width: 0, height: 0, isVisible: false, hadBox: true };

it.each<[string, ElementView[], WantedQuality]>([
  ['no element: drawn by the application from the media itself', [], 'full'],
  ['a tile', [tile], { width: 160, height: 90 }],
  ['a fraction of a pixel', [{ ...tile, width: 160.4, height: 89.6 }], { width: 160, height: 90 }],
  [
    'two tiles: the larger of each side',
    [tile, { ...tile, width: 90, height: 160 }],
    { width: 160, height: 160 },
  ],
  [
    'one out of sight',
    [tile, { ...tile, width: 1280, height: 720, isVisible: false }],
    { width: 160, height: 90 },
  ],
  ['all out of sight', [{ ...tile, isVisible: false }], 'nothing'],
  ['taken from the page, or display: none', [gone], 'nothing'],
  ['never on the page: a canvas draws from it', [tile, { ...gone, hadBox: false }], 'full'],
])('%s', (_what, views, expected) => {
  expect(wantedQuality(views)).toEqual(expected);
});

const small = { width: 160, height: 90 };
const large = { width: 640, height: 360 };

it.each<[WantedQuality, WantedQuality, boolean]>([
  [small, 'nothing', true],
  [large, small, true],
  ['full', large, true],
  [{ width: 90, height: 160 }, small, true],
  [small, large, false],
  [small, small, false],
  ['nothing', small, false],
  [large, 'full', false],
])('%j after %j is more: %s', (next, before, expected) => {
  expect(isMore(next, before)).toBe(expected);
});
