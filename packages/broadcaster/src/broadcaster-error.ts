// The one error class of the broadcaster, and the codes by which callers tell its failures apart.

/** Stable reasons; the CLI maps them to exit codes and the gateway to HTTP. */
export type BroadcasterErrorCode =
  | 'invalid_options'
  | 'invalid_destination'
  | 'invalid_background'
  | 'room_unreachable'
  | 'room_refused'
  | 'room_not_found'
  | 'room_lost'
  | 'room_ended'
  | 'room_taken'
  | 'destination_unreachable'
  | 'destination_refused'
  | 'destination_lost'
  | 'destination_slow'
  | 'encoder_failed'
  | 'hardware_unavailable'
  | 'lease_lapsed'
  | 'process_lost';

/** Thrown by everything in this package. The message is for a person and never holds a token or a stream key. */
export class BroadcasterError extends Error {
  override readonly name = 'BroadcasterError';

  constructor(
    readonly code: BroadcasterErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The cause of anything thrown, as a `BroadcasterError`; one that is already is returned as it is. */
export function toBroadcasterError(
  code: BroadcasterErrorCode,
  message: string,
  cause: unknown,
): BroadcasterError {
  return cause instanceof BroadcasterError ? cause : new BroadcasterError(code, message, { cause });
}
