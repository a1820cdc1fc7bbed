// Says in words why a room was not joined.
import { ConnectionError, ConnectionErrorReason } from 'livekit-client';
import { PageError } from '../page-error/page-error.js';

export function joinError(cause: unknown): PageError {
  const isRefused = cause instanceof ConnectionError && cause.reason === ConnectionErrorReason.NotAllowed;
  return isRefused
    ? new PageError(
        'room_refused',
        'LiveKit refused the token. Check its API key, its secret and the clock.',
        {
          cause,
        },
      )
    : new PageError(
        'room_unreachable',
        'LiveKit cannot be reached from here. Check the url, and that its UDP or TCP ports are open.',
        { cause },
      );
}
