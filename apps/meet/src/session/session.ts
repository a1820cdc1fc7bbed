// Asks the gateway behind this page for the token that lets a person into a room, and waits where somebody has to agree.
import { words } from '../language/language.js';

/** What a person needs to come in: a Spaces token. Where it is exchanged says a meta tag of the page. */
export interface Session {
  readonly token: string;
  readonly isHost?: boolean;
  /** For the first who comes: makes them the host of the room again when they come back. */
  readonly hostKey?: string;
}

export type SessionErrorCode =
  'session_unreachable' | 'session_refused' | 'session_malformed' | 'session_waiting' | 'session_ask_first';

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

export interface SessionRequest {
  readonly room: string;
  readonly name: string;
  readonly hostKey?: string | undefined;
  readonly invitation?: string | undefined;
}

export interface WaitingOptions {
  /** Called once when somebody has to let them in first. */
  readonly onWaiting: () => void;
  /** Ends the waiting; the promise then rejects with its reason. */
  readonly signal: AbortSignal;
  readonly fetch?: typeof globalThis.fetch;
}

const ASK_EVERY_MS = 2000;

/**
 * Gets a Spaces token for `name` in `room` from the gateway's endpoint for development.
 *
 * @throws SessionError when the server cannot be reached, refuses, or answers with something else.
 */
export async function requestSession(
  { room, ...rest }: SessionRequest & { readonly knock?: string },
  { fetch = globalThis.fetch }: { fetch?: typeof globalThis.fetch } = {},
): Promise<Session> {
  const answer = await post('join', { space: room, ...rest }, fetch);
  return has(answer, 'token') ? (answer as unknown as Session) : malformed();
}

/** The same, and where the host lets people in: knocks, and waits for the answer. */
export async function waitForSession(
  request: SessionRequest,
  { onWaiting, signal, fetch = globalThis.fetch }: WaitingOptions,
): Promise<Session> {
  let knock: string | undefined;
  for (;;) {
    try {
      return await requestSession({ ...request, ...(knock !== undefined && { knock }) }, { fetch });
    } catch (error) {
      const code = error instanceof SessionError ? error.code : undefined;
      if (code === 'session_ask_first') {
        const answer = await post('knock', { space: request.room, name: request.name }, fetch);
        knock = has(answer, 'knock') ? answer.knock : malformed();
        onWaiting();
        // Between two tries of somebody who waits, a server may be started anew.
      } else if (code !== 'session_waiting' && !(knock !== undefined && code === 'session_unreachable')) {
        throw error;
      }
    }
    await pause(ASK_EVERY_MS, signal);
  }
}

async function post(
  action: 'join' | 'knock',
  body: object,
  fetch: typeof globalThis.fetch,
): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(`/airlock/v1/dev/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    throw new SessionError('session_unreachable', words().joining.unreachable, { cause });
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(response.status, reasonIn(answer));
  return answer;
}

function refusal(status: number, reason: unknown): SessionError {
  const { joining } = words();
  switch (reason) {
    case 'ask_first':
      return new SessionError('session_ask_first', joining.refused(status));
    case 'waiting':
      return new SessionError('session_waiting', joining.refused(status));
    case 'locked':
      return new SessionError('session_refused', words().joining.locked);
    case 'turned_away':
      return new SessionError('session_refused', words().joining.turnedAway);
    case 'invitation_expired':
      return new SessionError('session_refused', words().joining.invitationExpired);
    case 'invitation_invalid':
      return new SessionError('session_refused', words().joining.invitationInvalid);
    default:
      return new SessionError('session_refused', joining.refused(status));
  }
}

function reasonIn(answer: unknown): unknown {
  return (answer as { error?: { airlock?: { reason?: unknown } } } | null | undefined)?.error?.airlock
    ?.reason;
}

function has<Key extends string>(value: unknown, key: Key): value is Record<Key, string> {
  return typeof (value as Record<string, unknown> | null | undefined)?.[key] === 'string';
}

function malformed(): never {
  throw new SessionError('session_malformed', words().joining.malformed);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
