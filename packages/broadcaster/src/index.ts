// What @airlock-rtc/broadcaster exports; `@airlock-rtc/broadcaster/process` runs a broadcast in a process of its own.
export { Broadcast, type BroadcastEvents } from './broadcast/broadcast.js';
export type { BroadcastChange } from './broadcast/broadcast-change.js';
export type { BroadcastOptions } from './broadcast/broadcast-options.js';
export type { BroadcastStats } from './broadcast/broadcast-stats.js';
export type { BroadcastCause, BroadcastStatus } from './broadcast/broadcast-status.js';
export { BroadcasterError, type BroadcasterErrorCode } from './broadcaster-error.js';
export { parseDestination, type DestinationTarget } from './destination/destination-url.js';
