// Asks the gateway behind this page for the token that lets a person into a room.
import { words } from '../language/language.js';

/** What a person needs to come in: a Spaces token. Where it is exchanged says a meta tag of the page. */
export interface Session {
  readonly token: string;
}

export type SessionErrorCode = 'session_unreachable' | 'session_refused' | 'session_malformed';

/** No token was to be had; `message` tells the person what to do next. */
export class SessionError extends Error {
  override readonly name = 'SessionError';

  constructor(
    readonly code: SessionErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Gets a Spaces token for `name` in `room` from the gateway's endpoint for development.
 *
 * @throws SessionError when the server cannot be reached, refuses, or answers with something else.
 */
export async function requestSession(
  { room, name }: { room: string; name: string },
  { fetch = globalThis.fetch }: { fetch?: typeof globalThis.fetch } = {},
): Promise<Session> {
  let response: Response;
  try {
    response = await fetch('/airlock/v1/dev/join', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ space: room, name }),
    });
  } catch (cause) {
    throw new SessionError('session_unreachable', words().joining.unreachable, { cause });
  }
  if (!response.ok) {
    throw new SessionError('session_refused', words().joining.refused(response.status));
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (!isSession(answer)) {
    throw new SessionError('session_malformed', words().joining.malformed);
  }
  return answer;
}

function isSession(value: unknown): value is Session {
  return typeof (value as Partial<Session> | null)?.token === 'string';
}
