// What a broadcast may look like: layouts, sizes and the defaults of Mux's REST API.

/** The arrangements of Mux's broadcasts. */
const MUX_LAYOUTS = ['gallery', 'active-speaker', 'crop'] as const;

/** The arrangements of LiveKit Egress' own page; without an ending they are dark. */
const LIVEKIT_LAYOUTS = [
  ...(['grid', 'grid-light', 'grid-dark'] as const),
  ...(['speaker', 'speaker-light', 'speaker-dark'] as const),
  ...(['single-speaker', 'single-speaker-light', 'single-speaker-dark'] as const),
] as const;

/** Airlock's own, which tell who speaks, who is muted and who is not seen. */
const OWN_LAYOUTS = ['studio'] as const;

export const BROADCAST_LAYOUTS = [...MUX_LAYOUTS, ...LIVEKIT_LAYOUTS, ...OWN_LAYOUTS] as const;
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

/** Any `widthxheight` in pixels: even numbers from 16 to 4096. */
export type CanvasSize = `${number}x${number}`;

export const DEFAULT_BROADCAST_LAYOUT: BroadcastLayout = 'gallery';
export const DEFAULT_BROADCAST_RESOLUTION: BroadcastResolution = '1920x1080';

/** Frames a second of a broadcast that names no other number, whoever encodes it. */
export const DEFAULT_FRAMES_PER_SECOND = 30;
/** The distance of its keyframes, and so the least length of a segment of HLS. */
export const DEFAULT_KEYFRAME_SECONDS = 2;

/** Colour behind the tiles, as Mux's compositor page painted it. */
const DEFAULT_BROADCAST_BACKGROUND_COLOR = '#323232';

/** The shape of a picture, which selects the arrangement. */
export type BroadcastShape = 'landscape' | 'square' | 'portrait';

export function isBroadcastLayout(value: unknown): value is BroadcastLayout {
  return BROADCAST_LAYOUTS.includes(value as BroadcastLayout);
}

export function isBroadcastResolution(value: unknown): value is BroadcastResolution {
  return BROADCAST_RESOLUTIONS.includes(value as BroadcastResolution);
}

export function isCanvasSize(value: unknown): value is CanvasSize {
  const match = typeof value === 'string' && /^([1-9]\d{1,3})x([1-9]\d{1,3})$/.exec(value);
  return Boolean(match) && Object.values(broadcastSize(value as CanvasSize)).every(isSide);
}

function isSide(pixels: number): boolean {
  return pixels >= 16 && pixels <= 4096 && pixels % 2 === 0;
}

/** Colour behind the tiles where a broadcast names none. */
export function defaultBackgroundColor(layout: BroadcastLayout): string {
  if (layout.endsWith('-light')) return '#ffffff';
  if (layout === 'studio') return '#14161b';
  return (MUX_LAYOUTS as readonly string[]).includes(layout) ? DEFAULT_BROADCAST_BACKGROUND_COLOR : '#000000';
}

/** Width and height in pixels of a resolution. */
export function broadcastSize(resolution: CanvasSize): { width: number; height: number } {
  const [width, height] = resolution.split('x').map(Number) as [number, number];
  return { width, height };
}

/** Landscape, square or portrait, of any width and height in pixels. */
export function broadcastShape({ width, height }: { width: number; height: number }): BroadcastShape {
  if (width === height) return 'square';
  return width > height ? 'landscape' : 'portrait';
}
