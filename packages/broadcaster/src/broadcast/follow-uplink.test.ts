import { expect, it } from 'vitest';
import { encodingSettings } from '../encoding/encoding-settings.js';
import { followUplink } from './follow-uplink.js';

it.each([
  ['audio', 0],
  ['video', 1_000_000],
] as const)('%s alone has a video bit rate of %d', (only, bitrateBps) => {
  const settings = encodingSettings({ width: 320, height: 180 }, { videoBitrateBps: 1_000_000, only });
  const destinations = { checkUplinks: () => {}, uplink: undefined };
  using uplink = followUplink(destinations, { plan: { settings }, setBitrate: () => {} });
  expect(uplink.videoBitrateBps).toBe(bitrateBps);
});
