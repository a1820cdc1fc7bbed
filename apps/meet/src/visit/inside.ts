// Remembers in this tab that one is in a room, and how: a page that is loaded anew goes back in.
import type { MediaChoice } from '../devices/capture.js';
import type { EffectsView } from '../devices/effects.js';
import { BACKGROUNDS } from '../devices/processed.js';

export interface Inside extends MediaChoice, Pick<EffectsView, 'background' | 'isNoiseSuppressed'> {
  readonly name: string;
}

const keyFor = (room: string) => `airlock-meet.inside.${room}`;

/** How one was in the room before the page was loaded anew; `undefined` for whoever was not, or has left. */
export function insideBefore(room: string): Inside | undefined {
  try {
    return readInside(sessionStorage.getItem(keyFor(room)) ?? '');
  } catch {
    return undefined;
  }
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

/** Whatever else is stored there, as by another version of the page, says nothing. */
export function readInside(text: string): Inside | undefined {
  let value: Partial<Record<keyof Inside, unknown>> | null;
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    return undefined;
  }
  const { name, isMicrophoneOn, isCameraOn, isNoiseSuppressed, background, devices } = value ?? {};
  const isKnown =
    typeof name === 'string' &&
    name.trim() !== '' &&
    [isMicrophoneOn, isCameraOn, isNoiseSuppressed].every((flag) => typeof flag === 'boolean') &&
    BACKGROUNDS.some((each) => each === background) &&
    typeof devices === 'object' &&
    devices !== null;
  return isKnown ? (value as Inside) : undefined;
}
