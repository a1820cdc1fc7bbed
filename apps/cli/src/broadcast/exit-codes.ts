// The exit codes of `airlock broadcast`, one for each kind of failure, for whoever starts it from a script.
import type { BroadcasterErrorCode } from '@airlock-rtc/broadcaster/process';

export const EXIT_CODES: Readonly<Record<BroadcasterErrorCode, number>> = {
  invalid_options: 2,
  invalid_destination: 2,
  invalid_background: 2,
  room_unreachable: 3,
  room_refused: 4,
  room_not_found: 5,
  room_lost: 6,
  room_ended: 0,
  room_taken: 6,
  destination_unreachable: 7,
  destination_refused: 8,
  destination_lost: 9,
  destination_slow: 9,
  encoder_failed: 10,
  // Only ever a warning.
  hardware_unavailable: 10,
  lease_lapsed: 11,
  process_lost: 11,
};

export const EXIT_CODES_HELP = `
Exit codes:
  0   ended by Ctrl-C, or because the room was ended
  2   an option, a destination or the background cannot be used
  3   LiveKit cannot be reached        4   LiveKit refuses the key or the secret
  5   the room does not exist          6   the room was lost and did not come back
  7   a destination cannot be reached  8   a destination refuses the stream key
  9   a destination was lost and did not come back
  10  encoding failed                  11  the broadcaster's process died`;
