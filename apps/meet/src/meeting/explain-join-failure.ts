// Says in a person's words why they did not come into the room, and what to do.
import { ConnectionError, JWTError } from '@mux/spaces-web';
import { SessionError } from '../session/session.js';

/** Words for whatever `requestSession`, `new Space` or `space.join()` threw. */
export function explainJoinFailure(failure: unknown): string {
  if (failure instanceof SessionError) return failure.message;
  if (failure instanceof JWTError) {
    return 'The meeting server rejected your token. Reload the page to get a new one; if that fails, the token was signed with the wrong key.';
  }
  if (failure instanceof ConnectionError) {
    return 'The meeting server cannot be reached. Check your connection and try again.';
  }
  return 'You could not join because of an unexpected error. Reload the page and try again.';
}
