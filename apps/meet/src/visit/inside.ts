// Remembers in this tab that one is in a room, and how: who reloads the page goes back in.
import type { MediaChoice } from '../devices/capture.js';
import type { EffectsView } from '../devices/effects.js';
import { BACKGROUNDS } from '../devices/processed.js';

export interface Inside extends MediaChoice, Pick<EffectsView, 'background' | 'isNoiseSuppressed'> {
  readonly name: string;
  /** When the page went away, by `Date.now()`. */
  readonly leftAtMs?: number;
  /** A reload has begun to go back in already: the next one leaves that to the person. */
  readonly isTried?: boolean;
}

/** A tab that is reopened, or a computer that wakes up, later than this shows the lobby first. */
const LONGEST_RELOAD_MS = 60_000;

const keyFor = (room: string) => `airlock-meet.inside.${room}`;

/** How one was in the room before the page was reloaded; `undefined` for whoever was not, or has left. */
export function insideBefore(room: string): Inside | undefined {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const inside = stored(room);
  // A duplicated tab has a copy of what this one remembers, and a reopened tab has it still.
  if (inside && navigation?.type === 'reload' && isJustNow(inside, Date.now())) return inside;
  forgetInside(room);
  return undefined;
}

/** Notes that going back in has begun. */
export function noteTry(room: string): void {
  const inside = stored(room);
  if (inside) rememberInside(room, { ...inside, isTried: true });
}

/** Notes when the page goes away. */
export function noteLeaving(room: string): void {
  const inside = stored(room);
  if (inside) rememberInside(room, { ...inside, leftAtMs: Date.now() });
}

export function rememberInside(room: string, inside: Inside): void {
  try {
    sessionStorage.setItem(keyFor(room), JSON.stringify(inside));
  } catch {
    // Without storage the lobby comes first.
  }
}

export function forgetInside(room: string): void {
  try {
    sessionStorage.removeItem(keyFor(room));
  } catch {
    // There was nothing to forget.
  }
}

function stored(room: string): Inside | undefined {
  try {
    return readInside(sessionStorage.getItem(keyFor(room)) ?? '');
  } catch {
    return undefined;
  }
}

/** Whether a page that went away then is the one that is here now; a clock that was set says no. */
function isJustNow({ leftAtMs }: Pick<Inside, 'leftAtMs'>, nowMs: number): boolean {
  return leftAtMs !== undefined && Math.abs(nowMs - leftAtMs) <= LONGEST_RELOAD_MS;
}

/** Whatever else is stored there, as by another version of the page, says nothing. */
export function readInside(text: string): Inside | undefined {
  let value: Partial<Record<keyof Inside, unknown>> | null;
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    return undefined;
  }
  const { name, isMicrophoneOn, isCameraOn, isNoiseSuppressed, background, devices } = value ?? {};
  const { leftAtMs = 0, isTried = false } = value ?? {};
  const isKnown =
    typeof name === 'string' &&
    name.trim() !== '' &&
    [isMicrophoneOn, isCameraOn, isNoiseSuppressed, isTried].every((flag) => typeof flag === 'boolean') &&
    typeof leftAtMs === 'number' &&
    BACKGROUNDS.some((each) => each === background) &&
    typeof devices === 'object' &&
    devices !== null;
  return isKnown ? (value as Inside) : undefined;
}
