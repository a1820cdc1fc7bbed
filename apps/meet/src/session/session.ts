// Asks this page's own server for the token that lets a person into a room.

/** What a person needs to come in: a LiveKit token, and the LiveKit server that takes it. */
export interface Session {
  readonly token: string;
  readonly url: string;
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
 * Gets a token for `name` in `room` from `POST /api/token`.
 *
 * @throws SessionError when the server cannot be reached, refuses, or answers with something else.
 */
export async function requestSession(
  wish: { room: string; name: string },
  { fetch = globalThis.fetch }: { fetch?: typeof globalThis.fetch } = {},
): Promise<Session> {
  let response: Response;
  try {
    response = await fetch('/api/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    });
  } catch (cause) {
    throw new SessionError(
      'session_unreachable',
      'The server that lets people in does not answer. Check your connection and try again.',
      { cause },
    );
  }
  if (!response.ok) {
    throw new SessionError(
      'session_refused',
      `The server did not let you in (HTTP ${response.status}). Try another name or room, or ask whoever invited you.`,
    );
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (!isSession(answer)) {
    throw new SessionError(
      'session_malformed',
      'The server that lets people in gave an answer that cannot be read. Reload the page and try again.',
    );
  }
  return answer;
}

function isSession(value: unknown): value is Session {
  const { token, url } = (value ?? {}) as Partial<Record<keyof Session, unknown>>;
  return typeof token === 'string' && typeof url === 'string';
}
