// Tells the reasons apart for which LiveKit starts no egress; its own message is one and the same for most of them.
import { TwirpError } from 'livekit-server-sdk';
import { BroadcastRefused } from '@airlock-rtc/contract';
import { isForClients } from '../http/refusal.js';
import { GatewayError } from '../errors/errors.js';
import { withTheirWords } from './egress-cause.js';

/**
 * @param running how many egresses run at this LiveKit, when that is known: where some do, there is an Egress, and
 *   "no response" (psrpc 0.7) means that none of its instances has room.
 */
export function egressError(error: unknown, running = 0): BroadcastRefused | GatewayError {
  if (isForClients(error)) return error;
  const options = { cause: withoutSecrets(error) };
  if (!(error instanceof TwirpError)) {
    return new GatewayError('livekit_unreachable', isTimeout(error) ? SLOW : UNREACHABLE, options);
  }
  const { status, code, message } = error;
  const refuse = (reason: BroadcastRefused['reason'], words: string) =>
    new BroadcastRefused(reason, words, options);
  if (status === 401 || status === 403) return refuse('unavailable', NOT_ALLOWED);
  if (/redis required/i.test(message)) return refuse('unavailable', NO_REDIS);
  if (code === 'resource_exhausted' || /no servers available|not enough CPU/i.test(message))
    return refuse('no_capacity', BUSY);
  if (/no response from servers/i.test(message))
    return running > 0 ? refuse('no_capacity', BUSY) : refuse('unavailable', NO_EGRESS);
  if (code === 'not_found' && /room/i.test(message)) return refuse('room_empty', NO_ROOM);
  if (
    code === 'invalid_argument' &&
    /invalid url|stream/i.test(message) &&
    !/template|base url/i.test(message)
  )
    return refuse('destination_refused', INVALID_DESTINATION);
  if (code === 'deadline_exceeded' || code === 'canceled')
    return new GatewayError('livekit_unreachable', SLOW, options);
  if (code === 'bad_route' || (status === 404 && code === undefined))
    return refuse('unavailable', NO_SERVICE);
  return refuse('unavailable', withTheirWords('LiveKit started no egress', plain(message)));
}

const NO_EGRESS =
  'No LiveKit Egress answers: start one with the Redis and the API key of this LiveKit, on a machine with at least 4 free cores (its cpu_cost); one with fewer does not answer either';
const NO_REDIS =
  'LiveKit runs without Redis, and reaches no Egress: set the same redis.address for LiveKit and for Egress';
const BUSY =
  'Every LiveKit Egress is busy: add an instance, or end another broadcast (each reserves 4 cores, see cpu_cost)';
const NO_ROOM = 'The room of the space is not open at LiveKit: start the broadcast once somebody has joined';
const INVALID_DESTINATION = 'LiveKit Egress takes no such destination: it must be an rtmp or rtmps URL';
const NOT_ALLOWED =
  'LiveKit refused the API key and secret: compare LIVEKIT_API_KEY and LIVEKIT_API_SECRET with its configuration';
const NO_SERVICE = 'This server has no Egress API: check that LIVEKIT_URL leads to LiveKit';
const SLOW = 'LiveKit did not answer in time about its egress';
const UNREACHABLE = 'LiveKit does not answer: check LIVEKIT_URL and that the server runs';

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}

/** livekit-server-sdk 2.19 hands on twirp's prefix. */
function plain(message: string): string {
  return message.replace(/^twirp error \w+: /, '');
}

/** The original holds the token that was refused, and may hold a stream key: for the log only its kind is kept. */
function withoutSecrets(error: unknown): Error {
  if (error instanceof TwirpError) return new Error(`Twirp ${error.status} ${error.code ?? ''}`.trim());
  return new Error(error instanceof Error ? error.name : typeof error);
}
