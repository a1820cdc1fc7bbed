// Says what is wrong with a token before the server is asked: Egress reads the page's words only while it loads.
import { readToken } from '@airlock-rtc/tokens/read';
import { PageError } from '../page-error/page-error.js';

/** @throws {PageError} `unreadable_token`, `foreign_token` or `expired_token`; the server judges the rest. */
export function checkToken(token: string, now: Date): void {
  const { kind, claims } = read(token);
  if (kind === 'mux') {
    throw new PageError(
      'foreign_token',
      'This is a Mux token. Exchange it for a LiveKit token at the gateway first.',
    );
  }
  if (kind !== 'livekit') {
    throw new PageError('foreign_token', 'This token is not for a LiveKit room: it has no video grant.');
  }
  const { exp } = claims;
  if (typeof exp === 'number' && exp * 1000 <= now.getTime()) {
    const at = new Date(exp * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
    throw new PageError('expired_token', `The token expired at ${at}. Ask for a new one.`);
  }
}

function read(token: string): ReturnType<typeof readToken> {
  try {
    return readToken(token);
  } catch (cause) {
    throw new PageError('unreadable_token', 'The token cannot be read. Check that all of it was copied.', {
      cause,
    });
  }
}
