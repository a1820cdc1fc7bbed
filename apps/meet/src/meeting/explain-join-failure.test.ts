// Tests that each way of not getting in has words of its own.
import { ConnectionError, InternalError, JWTError } from '@mux/spaces-web';
import { expect, it } from 'vitest';
import { SessionError } from '../session/session.js';
import { explainJoinFailure } from './explain-join-failure.js';

it.each([
  [new JWTError('secret.token.text'), /rejected your token/],
  [new ConnectionError('could not establish signal connection'), /cannot be reached/],
  [new SessionError('session_refused', 'Ask whoever invited you.'), /^Ask whoever invited you\.$/],
  [new InternalError('unknown internal error'), /unexpected error/],
  [undefined, /unexpected error/],
])('explains %s', (failure, words) => {
  expect(explainJoinFailure(failure)).toMatch(words);
  expect(explainJoinFailure(failure)).not.toContain('secret');
});
