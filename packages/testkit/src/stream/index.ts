// What `@airlock-rtc/testkit/stream` exports: a viewer of live streams, apart from the rest since it loads FFmpeg.
export { decodeStream, type DecodedFrame, type DecodedAudio } from './decoded-stream.js';
export { Viewer } from './viewer.js';
