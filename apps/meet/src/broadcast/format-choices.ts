// The formats that a broadcast can have, in words for people.
import type { BroadcastLayout, BroadcastResolution } from './broadcast-service.js';

export interface Option<Value> {
  readonly value: Value;
  readonly title: string;
}

export type Shape = 'landscape' | 'portrait' | 'square';
export type Sharpness = '720p' | '1080p';

export const LAYOUTS: readonly Option<BroadcastLayout>[] = [
  { value: 'gallery', title: 'Gallery' },
  { value: 'active-speaker', title: 'Speaker' },
  { value: 'crop', title: 'Filled' },
];

export const SHAPES: readonly Option<Shape>[] = [
  { value: 'landscape', title: 'Landscape' },
  { value: 'portrait', title: 'Portrait' },
  { value: 'square', title: 'Square' },
];

export const SHARPNESSES: readonly Option<Sharpness>[] = [
  { value: '720p', title: '720p' },
  { value: '1080p', title: '1080p' },
];

const resolutions = {
  landscape: { '720p': '1280x720', '1080p': '1920x1080' },
  portrait: { '720p': '720x1280', '1080p': '1080x1920' },
  square: { '720p': '720x720', '1080p': '1080x1080' },
} as const satisfies Record<Shape, Record<Sharpness, BroadcastResolution>>;

export function resolutionOf(shape: Shape, sharpness: Sharpness): BroadcastResolution {
  return resolutions[shape][sharpness];
}

/** As `Gallery, 1280×720`. */
export function formatInWords(layout: BroadcastLayout, resolution: BroadcastResolution): string {
  const title = LAYOUTS.find(({ value }) => value === layout)?.title ?? layout;
  return `${title}, ${resolution.replace('x', '×')}`;
}
