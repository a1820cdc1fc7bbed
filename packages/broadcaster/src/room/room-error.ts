// Why a room cannot be joined, or was left, in the codes and words of the broadcaster.
import { DisconnectReason } from '@livekit/rtc-node';
import { BroadcasterError } from '../broadcaster-error.js';

/** Somebody wanted it so: joining again would be against their will, or would make the room anew. */
const FINAL_REASONS: ReadonlySet<DisconnectReason> = new Set([
  DisconnectReason.ROOM_DELETED,
  DisconnectReason.ROOM_CLOSED,
  DisconnectReason.PARTICIPANT_REMOVED,
]);

export function lostError(reason: DisconnectReason): BroadcasterError {
  if (reason === DisconnectReason.DUPLICATE_IDENTITY) {
    return new BroadcasterError('room_taken', 'Somebody else joined under the identity of this broadcast.');
  }
  const words = DisconnectReason[reason]?.toLowerCase().replaceAll('_', ' ') ?? 'for an unknown reason';
  return FINAL_REASONS.has(reason)
    ? new BroadcasterError('room_ended', `The room was ended (${words}).`)
    : new BroadcasterError('room_lost', `The connection to the room was lost (${words}).`);
}

export function joinError(cause: unknown): BroadcasterError {
  const isRefused = cause instanceof Error && /40[13]|unauthori[sz]ed|permission|token/i.test(cause.message);
  const [code, message] = isRefused
    ? (['room_refused', 'LiveKit refused the token. Check the API key, the secret and the clock.'] as const)
    : (['room_unreachable', 'LiveKit cannot be reached. Check the URL and that the server runs.'] as const);
  return new BroadcasterError(code, message, { cause });
}
