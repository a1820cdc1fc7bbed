// The exports of @airlock-rtc/testkit.
export { Ingest, type IngestOptions } from '@airlock-rtc/rtmp-ingest';
/** rtc-node keeps a process alive: call it at the very end of one that does not end by itself, such as under `node --test`. */
export { dispose } from '@livekit/rtc-node';
export { launchBrowser, type BrowserOptions, type TestBrowser, type TestPage } from './browser/browser.js';
export { chromiumPath } from './browser/chromium.js';
export { heardTone, seenFrame } from './browser/page-media.js';
export { writeWav } from './camera/wav.js';
export { writeY4m } from './camera/y4m.js';
export type { Crowd } from './crowd/crowd.js';
export {
  TestParticipant,
  type ParticipantOptions,
  type ReceivedData,
  type SourceName,
} from './participant/participant.js';
export { servePage, type PageOptions, type ServedPage } from './serve-page.js';
export { PALETTE, type ColorName, type Rgb } from './pattern/palette.js';
export { painter, type Pattern } from './pattern/pattern.js';
export {
  crop,
  i420Pixels,
  readFrame,
  rgbaPixels,
  type Pixels,
  type SeenFrame,
} from './pattern/read-frame.js';
export { dominantTone, toneAmplitude, type HeardTone } from './tone/goertzel.js';
export { beats, SAMPLE_RATE, sine } from './tone/tone.js';
export { startRedis, type TestRedis } from './redis.js';
export { startWorld, World, type CrowdSize, type TokenOptions, type WorldOptions } from './world.js';
