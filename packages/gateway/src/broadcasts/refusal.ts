// A broadcast that does not start, with a reason that programs can tell apart.
import { GatewayError } from '../errors/errors.js';
import type { Resources } from './broadcaster.js';

/** `unavailable`: whatever else keeps a broadcaster from starting one. */
export type RefusalReason = 'no_capacity' | 'room_empty' | 'destination_refused' | 'unavailable';

/** Thrown by a `Broadcaster` and by the gateway; HTTP 412 `failed_request`, its reason beside Mux's envelope. */
export class BroadcastRefused extends GatewayError {
  constructor(
    readonly reason: RefusalReason,
    message: string,
    {
      needed,
      free,
      ...options
    }: ErrorOptions & { readonly needed?: Resources; readonly free?: Resources } = {},
  ) {
    super('failed_request', message, {
      ...options,
      details: {
        reason,
        ...(needed && { needed: inSnakeCase(needed) }),
        ...(free && { free: inSnakeCase(free) }),
      },
    });
  }
}

/** Rounded to what a person can use. */
export function inSnakeCase({ cores, memoryMib }: Resources): { cores: number; memory_mib: number } {
  return { cores: Math.round(cores * 100) / 100, memory_mib: Math.round(memoryMib) };
}
