// A broadcast that does not start, with a reason that programs can tell apart.
import type { Resources } from './broadcaster.js';

/** `unavailable`: whatever else keeps a broadcaster from starting one. */
export type RefusalReason = 'no_capacity' | 'room_empty' | 'destination_refused' | 'unavailable';

export interface RefusalDetails {
  /** What the broadcast would take, and what there is, where the reason is `no_capacity`. */
  readonly needed?: Resources;
  readonly free?: Resources;
}

/** Thrown by a `Broadcaster`. The message is for a person, names the next step, and holds no secret. */
export class BroadcastRefused extends Error {
  override readonly name = 'BroadcastRefused';
  readonly needed: Resources | undefined;
  readonly free: Resources | undefined;

  constructor(
    readonly reason: RefusalReason,
    message: string,
    { needed, free, ...options }: ErrorOptions & RefusalDetails = {},
  ) {
    super(message, options);
    this.needed = needed;
    this.free = free;
  }
}
