// What a broadcaster's process and its owner say to each other.
import type { BroadcastChange } from '../broadcast/broadcast-change.js';
import type { BroadcastOptions } from '../broadcast/broadcast-options.js';
import type { BroadcastStats } from '../broadcast/broadcast-stats.js';
import type { BroadcastCause, BroadcastStatus } from '../broadcast/broadcast-status.js';

/** From the owner. When the channel closes, the process stops as if it had been asked to. */
export type OwnerMessage =
  | { readonly kind: 'start'; readonly options: BroadcastOptions }
  /** The process ends by itself at that time of `machineClockMs`. */
  | { readonly kind: 'lease'; readonly untilMs: number }
  | { readonly kind: 'change'; readonly change: BroadcastChange }
  | { readonly kind: 'stop' };

/** From the process. `refused` and `ended` are the last of it. */
export type ProcessMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'status'; readonly status: BroadcastStatus }
  | { readonly kind: 'stats'; readonly stats: BroadcastStats }
  | { readonly kind: 'warning'; readonly warning: BroadcastCause }
  | { readonly kind: 'refused'; readonly cause: BroadcastCause }
  | { readonly kind: 'ended'; readonly status: BroadcastStatus };
