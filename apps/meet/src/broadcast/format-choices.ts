// The formats that a broadcast can have, in words for people.
import { words } from '../language/language.js';
import type { BroadcastLayout, BroadcastResolution } from './broadcast-service.js';

export interface Option<Value> {
  readonly value: Value;
  readonly title: string;
}

export type Shape = 'landscape' | 'portrait' | 'square';
export type Sharpness = '720p' | '1080p';

export const LAYOUTS = ['gallery', 'active-speaker', 'crop'] as const satisfies readonly BroadcastLayout[];
export const SHAPES: readonly Shape[] = ['landscape', 'portrait', 'square'];
export const SHARPNESSES: readonly Sharpness[] = ['720p', '1080p'];

const resolutions = {
  landscape: { '720p': '1280x720', '1080p': '1920x1080' },
  portrait: { '720p': '720x1280', '1080p': '1080x1920' },
  square: { '720p': '720x720', '1080p': '1080x1080' },
} as const satisfies Record<Shape, Record<Sharpness, BroadcastResolution>>;

export function resolutionOf(shape: Shape, sharpness: Sharpness): BroadcastResolution {
  return resolutions[shape][sharpness];
}

/** As `Gallery, 1280×720`; layouts that only the API offers go by their names there. */
export function formatInWords(layout: BroadcastLayout, resolution: BroadcastResolution): string {
  const titles: Partial<Record<BroadcastLayout, string>> = words().broadcast.layouts;
  return words().broadcast.format(titles[layout] ?? layout, resolution.replace('x', '×'));
}
