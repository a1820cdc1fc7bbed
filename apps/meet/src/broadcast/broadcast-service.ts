// Asks the gateway behind this page to put a room on the air, to take it off, and where it stands.
import { words } from '../language/language.js';
import type { LayoutFormat } from '@airlock-rtc/layouts';

export type BroadcastLayout = LayoutFormat['layout'];
export type BroadcastResolution = LayoutFormat['resolution'];

export interface BroadcastFormat {
  readonly layout: BroadcastLayout;
  readonly resolution: BroadcastResolution;
  /** Address of a picture. */
  readonly background?: string;
  /** Shown to whoever watches. */
  readonly title?: string;
}

export type BroadcastState = 'idle' | 'starting' | 'active' | 'retrying';

/** What the gateway knows; without a format before the room was ever on the air. */
export interface Broadcast extends Partial<BroadcastFormat> {
  readonly state: BroadcastState;
  /** Why it is tried again, or why it ended, in words. */
  readonly cause?: string;
  /** ISO 8601; of the state. */
  readonly since?: string;
  /** Names the place to watch. */
  readonly playbackId?: string;
  /** From a camera's picture to its sending. */
  readonly delayMs?: number;
}

export type BroadcastErrorCode = 'broadcast_unreachable' | 'broadcast_refused' | 'broadcast_malformed';

/** The room was not put on the air, or not taken off; `message` tells the person why. */
export class BroadcastError extends Error {
  override readonly name = 'BroadcastError';

  constructor(
    readonly code: BroadcastErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface BroadcastService {
  /** Every method rejects with a `BroadcastError`. */
  read(): Promise<Broadcast>;
  start(format: BroadcastFormat): Promise<Broadcast>;
  stop(): Promise<Broadcast>;
}

const PATH = '/airlock/v1/dev/broadcast';
const STATES: readonly unknown[] = ['idle', 'starting', 'active', 'retrying'] satisfies BroadcastState[];

/** For one room, through the gateway's endpoints for development. */
export function broadcastService(
  room: string,
  { fetch = globalThis.fetch }: { fetch?: typeof globalThis.fetch } = {},
): BroadcastService {
  const post = (action: string, body: object) =>
    ask(`${PATH}/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ space: room, ...body }),
    });
  return {
    read: () => ask(`${PATH}?space=${encodeURIComponent(room)}`),
    start: (format) => post('start', format),
    stop: () => post('stop', {}),
  };

  async function ask(path: string, init?: RequestInit): Promise<Broadcast> {
    let response: Response;
    try {
      response = await fetch(path, init);
    } catch (cause) {
      throw new BroadcastError('broadcast_unreachable', words().broadcast.unreachable, { cause });
    }
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new BroadcastError('broadcast_refused', reasonIn(answer, response.status));
    if (isBroadcast(answer)) return answer;
    throw new BroadcastError('broadcast_malformed', words().broadcast.malformed);
  }
}

/** The gateway's reasons are written for people. */
function reasonIn(answer: unknown, status: number): string {
  const messages: unknown = (answer as { error?: { messages?: unknown } } | undefined)?.error?.messages;
  const reason = Array.isArray(messages)
    ? messages.filter((each) => typeof each === 'string').join('. ')
    : '';
  return reason || words().broadcast.refused(status);
}

function isBroadcast(value: unknown): value is Broadcast {
  return STATES.includes((value as Partial<Broadcast> | null | undefined)?.state);
}
