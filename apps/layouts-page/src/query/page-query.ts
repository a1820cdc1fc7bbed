// Reads the page's query: what LiveKit Egress adds (`layout`, `url`, `token`) and what the base URL already held.
import {
  broadcastSize,
  defaultBackgroundColor,
  BROADCAST_LAYOUTS,
  BROADCAST_RESOLUTIONS,
  DEFAULT_BROADCAST_LAYOUT,
  DEFAULT_BROADCAST_RESOLUTION,
  isBroadcastLayout,
  isBroadcastResolution,
  shownPeopleOf,
  type BroadcastLayout,
  type BroadcastResolution,
  type ShownPeople,
} from '@airlock-rtc/contract';
import type { LayoutFormat, Size } from '@airlock-rtc/layouts';
import { PageError } from '../page-error/page-error.js';
import { checkToken } from './check-token.js';

const MAX_DEMO_PEOPLE = 40;

export interface PageQuery {
  readonly format: LayoutFormat;
  readonly backgroundColor: string;
  /** As given: judged when it is fetched, since a bad one only leaves the colour. */
  readonly backgroundUrl?: string;
  readonly shownPeople: ShownPeople;
  readonly shows: RoomQuery | DemoQuery;
}

export interface RoomQuery {
  readonly kind: 'room';
  /** LiveKit's address: ws, wss, http or https. */
  readonly url: string;
  readonly token: string;
}

export interface DemoQuery {
  readonly kind: 'demo';
  readonly count: number;
  /** Whether one of the invented people shares a screen. */
  readonly hasShare: boolean;
}

/**
 * @param window size of the browser's window in pixels; where `resolution` is not given and the window has one of the
 *   six sizes, that size is taken, as Egress opens it.
 * @throws {PageError}
 */
export function readQuery(search: string, window: Size, now: Date): PageQuery {
  const query = new URLSearchParams(search);
  const backgroundUrl = query.get('background');
  const layout = layoutNamed(query.get('layout'));
  return {
    format: {
      layout,
      resolution: resolutionNamed(query.get('resolution'), window),
      showsNonPublishing: query.get('show_non_publishing_participants') === 'true',
    },
    backgroundColor: colorNamed(query.get('background_color'), layout),
    ...(backgroundUrl ? { backgroundUrl } : {}),
    shownPeople: shownPeopleOf(query),
    shows: query.has('demo') ? demoOf(query) : roomOf(query, now),
  };
}

/** @throws {PageError} `unknown_layout`; Egress sends an empty one when none was asked for. */
export function layoutNamed(name: string | null): LayoutFormat['layout'] {
  if (!name) return DEFAULT_BROADCAST_LAYOUT;
  if (isBroadcastLayout(name)) return name;
  throw new PageError(
    'unknown_layout',
    `There is no layout "${name.slice(0, 40)}". Choose one of: ${BROADCAST_LAYOUTS.join(', ')}.`,
  );
}

function resolutionNamed(name: string | null, window: Size): BroadcastResolution {
  if (!name) return BROADCAST_RESOLUTIONS.find((size) => fits(size, window)) ?? DEFAULT_BROADCAST_RESOLUTION;
  if (isBroadcastResolution(name)) return name;
  throw new PageError(
    'unknown_resolution',
    `There is no resolution "${name.slice(0, 40)}". Choose one of: ${BROADCAST_RESOLUTIONS.join(', ')}.`,
  );
}

/** Chrome's window under an X server may be a pixel smaller than asked for (livekit#3878). */
function fits(resolution: BroadcastResolution, window: Size): boolean {
  const { width, height } = broadcastSize(resolution);
  return Math.abs(width - window.width) <= 2 && Math.abs(height - window.height) <= 2;
}

function colorNamed(color: string | null, layout: BroadcastLayout): string {
  if (!color) return defaultBackgroundColor(layout);
  if (/^#[0-9a-f]{6}$/i.test(color)) return color;
  throw new PageError('invalid_background', 'The background colour must look like #323232 (%23323232).');
}

function demoOf(query: URLSearchParams): DemoQuery {
  const count = Number(query.get('demo') || 7);
  if (!Number.isInteger(count) || count < 0 || count > MAX_DEMO_PEOPLE) {
    throw new PageError('invalid_demo', `demo takes a number of people from 0 to ${MAX_DEMO_PEOPLE}.`);
  }
  return { kind: 'demo', count, hasShare: query.has('share') };
}

function roomOf(query: URLSearchParams, now: Date): RoomQuery {
  const url = query.get('url');
  const token = query.get('token');
  if (!url) {
    throw new PageError(
      'missing_url',
      'No LiveKit server was named: LiveKit Egress adds url and token to this address. To look at a layout without a room, add ?demo=7.',
    );
  }
  if (!/^(wss?|https?):$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    throw new PageError('invalid_url', 'The url must begin with wss://, ws://, https:// or http://.');
  }
  if (!token) throw new PageError('missing_token', 'No token was given: add the token of a room.');
  checkToken(token, now);
  return { kind: 'room', url, token };
}
