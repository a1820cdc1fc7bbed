// Says in a person's words why they did not come into the room, and what to do.
import { words } from '../language/language.js';
import { ConnectionError, JWTError } from '@mux/spaces-web';
import { SessionError } from '../session/session.js';

/** Words for whatever `requestSession`, `new Space` or `space.join()` threw. */
export function explainJoinFailure(failure: unknown): string {
  if (failure instanceof SessionError) return failure.message;
  if (failure instanceof JWTError) {
    return words().joining.tokenRejected;
  }
  if (failure instanceof ConnectionError) {
    return words().joining.mediaUnreachable;
  }
  return words().joining.unexpected;
}
