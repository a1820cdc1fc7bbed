import { expect, it } from 'vitest';
import {
  BROADCAST_RESOLUTIONS,
  broadcastShape,
  broadcastSize,
  isBroadcastLayout,
  isBroadcastResolution,
  isCanvasSize,
} from './broadcast-format.js';

it('knows the shape of each resolution', () => {
  const shapes = BROADCAST_RESOLUTIONS.map((resolution) => broadcastShape(broadcastSize(resolution)));
  expect(shapes).toEqual(['landscape', 'landscape', 'portrait', 'portrait', 'square', 'square']);
});

it('refuses layouts and resolutions that are not there', () => {
  expect(isBroadcastLayout('crop')).toBe(true);
  expect(['mosaic', '', undefined, 1].some(isBroadcastLayout)).toBe(false);
  expect(isBroadcastResolution('720x720')).toBe(true);
  expect(['640x480', '720X720', null].some(isBroadcastResolution)).toBe(false);
});

it('takes any even size from 16 to 4096 for a canvas', () => {
  expect(['1280x720', '16x16', '4096x2160', '1000x600'].every(isCanvasSize)).toBe(true);
  const others = [
    '1281x720',
    '14x16',
    '4098x16',
    '1280X720',
    '0720x16',
    '-16x16',
    '1280x720x1',
    'NaNxNaN',
    null,
  ];
  expect(others.some(isCanvasSize)).toBe(false);
});
