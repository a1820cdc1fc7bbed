// Fits the bit rate to the uplink, ten times a second.
import { BitrateControl } from '../uplink/bitrate-control.js';
import type { Destinations } from './destinations.js';
import type { EncodePipeline } from './encode-pipeline.js';

/** On a link that has fallen to a tenth each 0.1 s of the old rate is a second of lag. */
const EVERY_MS = 100;

export interface UplinkFollower extends Disposable {
  readonly videoBitrateBps: number;
}

export function followUplink(
  destinations: Pick<Destinations, 'checkUplinks' | 'uplink'>,
  pipeline: Pick<EncodePipeline, 'plan' | 'setBitrate'>,
): UplinkFollower {
  const { videoBitrateBps, audioBitrateBps, rateControl } = pipeline.plan.settings;
  const control = new BitrateControl(videoBitrateBps, audioBitrateBps);
  const timer = setInterval(() => {
    const nowMs = performance.now();
    destinations.checkUplinks(nowMs);
    const { uplink } = destinations;
    // A constant rate cannot be lowered: on a slow uplink frames are left out.
    if (rateControl === 'constant') return;
    const before = control.bitrateBps;
    if (uplink && control.update(uplink, nowMs) !== before) pipeline.setBitrate(control.bitrateBps);
  }, EVERY_MS);
  return {
    get videoBitrateBps() {
      return control.bitrateBps;
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
