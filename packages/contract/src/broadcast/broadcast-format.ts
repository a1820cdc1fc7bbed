// What a broadcast may look like: the layouts, resolutions and defaults of Mux's REST API.

/** The arrangements of a broadcast's picture. */
export const BROADCAST_LAYOUTS = ['gallery', 'active-speaker', 'crop'] as const;
export type BroadcastLayout = (typeof BROADCAST_LAYOUTS)[number];

/** The sizes of a broadcast's picture, `widthxheight` in pixels: landscape, portrait, square. */
export const BROADCAST_RESOLUTIONS = [
  '1920x1080',
  '1280x720',
  '1080x1920',
  '720x1280',
  '1080x1080',
  '720x720',
] as const;
export type BroadcastResolution = (typeof BROADCAST_RESOLUTIONS)[number];

export const DEFAULT_BROADCAST_LAYOUT: BroadcastLayout = 'gallery';
export const DEFAULT_BROADCAST_RESOLUTION: BroadcastResolution = '1920x1080';

/** Colour behind the tiles, as Mux's compositor page painted it. */
export const DEFAULT_BROADCAST_BACKGROUND_COLOR = '#323232';

/** The shape of a picture, which selects the arrangement. */
export type BroadcastShape = 'landscape' | 'square' | 'portrait';

export function isBroadcastLayout(value: unknown): value is BroadcastLayout {
  return BROADCAST_LAYOUTS.includes(value as BroadcastLayout);
}

export function isBroadcastResolution(value: unknown): value is BroadcastResolution {
  return BROADCAST_RESOLUTIONS.includes(value as BroadcastResolution);
}

/** Width and height in pixels of a resolution. */
export function broadcastSize(resolution: BroadcastResolution): { width: number; height: number } {
  const [width, height] = resolution.split('x').map(Number) as [number, number];
  return { width, height };
}

/** Landscape, square or portrait, of any width and height in pixels. */
export function broadcastShape({ width, height }: { width: number; height: number }): BroadcastShape {
  if (width === height) return 'square';
  return width > height ? 'landscape' : 'portrait';
}
