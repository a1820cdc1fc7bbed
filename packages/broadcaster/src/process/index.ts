// What `@airlock-rtc/broadcaster/process` exports: broadcasts in processes of their own, without loading any codec.
export type { BroadcastChange } from '../broadcast/broadcast-change.js';
export type { BroadcastOptions } from '../broadcast/broadcast-options.js';
export type { BroadcastStats } from '../broadcast/broadcast-stats.js';
export type { BroadcastCause, BroadcastStatus } from '../broadcast/broadcast-status.js';
export { BroadcasterError, type BroadcasterErrorCode } from '../broadcaster-error.js';
export { parseDestination } from '../destination/destination-url.js';
export {
  BroadcasterProcess,
  type BroadcasterProcessEvents,
  type BroadcasterProcessOptions,
} from './broadcaster-process.js';
export { WarmProcess } from './warm-process.js';
