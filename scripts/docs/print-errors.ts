// Prints the codes of errors with the next step; a code without one does not compile.
import type { CodemodErrorCode } from '@airlock-rtc/codemod';
import type { LiveKitLocalErrorCode } from '@airlock-rtc/livekit-local';
import type { BroadcasterErrorCode } from '@airlock-rtc/broadcaster/process';
import { EXIT_CODES } from '../../apps/cli/src/broadcast/exit-codes.js';
import { HTTP_STATUS, type GatewayErrorCode } from '../../packages/gateway/src/errors/errors.js';
import { code, table } from './markdown.js';

const GATEWAY = {
  invalid_parameters: 'Correct the field that the message names.',
  unauthorized: 'Send an access token of this gateway: `airlock keys create-access-token` makes one.',
  forbidden:
    'Use a token that may do this; the admin API answers only this machine unless `AIRLOCK_ADMIN_REMOTE=true`.',
  not_found: 'Check the id, and that the access token belongs to the environment that the object is in.',
  method_not_allowed: 'Use a method that [the reference](/reference/rest) lists for the path.',
  failed_request:
    'Wait until the object is in the right state, as the message says. `error.airlock.reason` tells refusals of a broadcast apart.',
  payload_too_large: 'Send less than 1 MB.',
  too_many_requests: 'Try again after the seconds in `Retry-After`.',
  internal_error: 'Look for the request’s id in the gateway’s log.',
  livekit_unreachable: 'Check `LIVEKIT_URL` and the key: `airlock doctor`.',
  database_unreachable: 'Check `DATABASE_URL` and Postgres: `airlock doctor`.',
  mux_refused: 'Give the gateway a token of your Mux environment that may write Mux Video.',
  mux_unreachable: 'Try again; check that the gateway’s machine reaches api.mux.com.',
  malformed_token: 'Send the JWT itself, without `Bearer` and without quotes.',
  wrong_algorithm: 'Sign the Mux token by RS256 with a signing key of the gateway.',
  missing_key_id: 'Put the signing key’s id into `kid`, of the header or of the payload.',
  unknown_key_id: 'Create the signing key at this gateway: `airlock keys create-signing-key`.',
  foreign_key: 'Sign with a key of the environment that the space is in.',
  bad_signature: 'Sign with the private key that belongs to `kid`.',
  wrong_audience: 'Set `aud` to `rt`.',
  wrong_issuer: 'Sign with the API key that the server knows.',
  missing_subject: 'Set `sub` to the id of the space.',
  missing_expiry: 'Set `exp`.',
  expired_token: 'Sign a new token.',
  not_yet_valid: 'Set the signing machine’s clock, or leave out `nbf`.',
  space_not_found: 'Create the space, and put its id into `sub`.',
  space_deleted: 'Create a new space.',
  space_full: 'Wait until somebody leaves, or raise `AIRLOCK_SPACE_CAPACITY`.',
  configuration_invalid: 'Correct every variable that the message names.',
  database_not_empty: 'Copy into a database that no gateway has served yet.',
  database_in_use: 'Stop the other process that uses the folder, or use Postgres.',
} satisfies Record<GatewayErrorCode, string>;

const BROADCASTER = {
  invalid_options: 'Correct the option that the message names.',
  invalid_destination:
    'Use `rtmp://…`, `rtmps://…`, `mux://STREAM_KEY`, or a file that ends with .mp4, .flv or .m3u8.',
  invalid_background: 'Use a PNG, JPEG or WebP image that can be read.',
  room_unreachable: 'Check `LIVEKIT_URL` and that its port is open.',
  room_refused: 'Check the API key and secret.',
  room_not_found: 'Let somebody join first, give `--wait`, or correct the name.',
  room_lost: 'Look at LiveKit’s log; start the broadcast again.',
  room_ended: 'None: somebody ended the room.',
  room_taken: 'Give each broadcast an identity of its own.',
  destination_unreachable: 'Check the host and the port of the RTMP URL.',
  destination_refused: 'Check the stream key, and that nobody else is sending to it.',
  destination_lost: 'Check the network and the RTMP server; start the broadcast again.',
  destination_slow: 'Choose a lower `--bitrate` or a smaller `--size`.',
  encoder_failed: 'Report it with the log.',
  hardware_unavailable:
    'None: libx264 encodes. Give the process access to the device, or turn `hardware` off.',
  lease_lapsed: 'Look for what froze the gateway; it starts the broadcast again.',
  process_lost: 'Look for what ended it, often the kernel when memory is short.',
} satisfies Record<BroadcasterErrorCode, string>;

const CODEMOD = {
  conflict: 'A file changed while the migration ran: run it again.',
  'dirty-work-tree': 'Commit or stash what you have, or give `--allow-dirty`.',
  'no-work-tree': 'Run it inside a Git repository, or give `--allow-dirty` when you have a copy.',
  'path-not-found': 'Correct the path.',
  'write-failed': 'Make the file writable; nothing was changed.',
  'unreadable-manifest': 'Correct package.json.',
} satisfies Record<CodemodErrorCode, string>;

const LIVEKIT_LOCAL = {
  incomplete_environment: 'Set `LIVEKIT_URL`, `LIVEKIT_API_KEY` and `LIVEKIT_API_SECRET`, or none.',
  not_configurable: 'Unset `LIVEKIT_URL` to let Airlock start a server of its own.',
  no_go: 'Install Go, or put livekit-server on the PATH.',
  go_install_failed: 'Read Go’s message; a proxy needs `GOPROXY`.',
  download_failed: 'Check the network, or put livekit-server on the PATH.',
  checksum_mismatch: 'Try again; do not use the archive.',
  no_server_binary: 'Do one of what the message lists.',
  port_in_use: 'End the program that has the port, or choose another.',
  server_died: 'Read the last lines of its log in the message.',
  server_silent: 'Check that loopback connections are allowed.',
} satisfies Record<LiveKitLocalErrorCode, string>;

export function printErrors(): string {
  return [
    '## Gateway',
    'As `error.type`, in Mux’s envelope.',
    steps(GATEWAY, (each) => String(HTTP_STATUS[each]), 'Status'),
    '## Broadcaster',
    'As `cause` of a broadcast, and as the exit code of `airlock broadcast`.',
    steps(BROADCASTER, (each) => String(EXIT_CODES[each]), 'Exit code'),
    '## airlock migrate',
    steps(CODEMOD),
    '## The local LiveKit server',
    steps(LIVEKIT_LOCAL),
  ].join('\n\n');
}

function steps<Code extends string>(
  all: Record<Code, string>,
  number?: (each: Code) => string,
  title?: string,
): string {
  const rows = (Object.entries(all) as [Code, string][]).map(([name, step]) => [
    code(name),
    ...(number ? [number(name)] : []),
    step,
  ]);
  return table(['Code', ...(title ? [title] : []), 'Next step'], rows);
}
