import { expect, it } from 'vitest';
import {
  BROADCAST_RESOLUTIONS,
  broadcastShape,
  broadcastSize,
  isBroadcastLayout,
  isBroadcastResolution,
} from './broadcast-format.js';

it('knows the shape of each resolution', () => {
  const shapes = BROADCAST_RESOLUTIONS.map((resolution) => broadcastShape(broadcastSize(resolution)));
  expect(shapes).toEqual(['landscape', 'landscape', 'portrait', 'portrait', 'square', 'square']);
});

it('refuses layouts and resolutions that Mux did not have', () => {
  expect(isBroadcastLayout('crop')).toBe(true);
  expect(['grid', '', undefined, 1].some(isBroadcastLayout)).toBe(false);
  expect(isBroadcastResolution('720x720')).toBe(true);
  expect(['640x480', '720X720', null].some(isBroadcastResolution)).toBe(false);
});
