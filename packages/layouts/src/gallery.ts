// The gallery: equal tiles with gaps, as large as they can be.
import type { BroadcastShape } from '@airlock-rtc/contract';
import { bestGrid } from './grid.js';
import type { LayoutPerson } from './person.js';
import { evenDown, inset, scaleOf, type Rectangle } from './rectangle.js';

/** Space around and between the tiles, as on Mux's compositor page; the same in pixels for each of Mux's sizes of a shape. */
const SPACING = {
  landscape: { paddingPx: 60, gapPx: 30 },
  square: { paddingPx: 10, gapPx: 10 },
  portrait: { paddingPx: 0, gapPx: 10 },
} as const;

/** Up to this many people have wide tiles in portrait, more have square ones. */
const WIDE_IN_PORTRAIT = 4;

/** Radius of a tile's corners; only the landscape gallery rounds them. */
export const GALLERY_RADIUS_PX = { landscape: 5, square: 0, portrait: 0 } as const;

export function galleryRectangles(
  people: readonly LayoutPerson[],
  canvas: Rectangle,
  shape: BroadcastShape,
): Rectangle[] {
  const [only] = people;
  if (shape === 'portrait' && people.length === 1 && only && isUpright(only)) return [canvas];
  const { paddingPx, gapPx } = SPACING[shape];
  const scale = scaleOf(canvas);
  const isWide = shape === 'landscape' || (shape === 'portrait' && people.length <= WIDE_IN_PORTRAIT);
  return bestGrid(people.length, {
    area: inset(canvas, evenDown(paddingPx * scale)),
    gapPx: evenDown(gapPx * scale),
    aspectRatio: isWide ? 16 / 9 : 1,
  });
}

function isUpright({ camera }: LayoutPerson): boolean {
  return camera?.width !== undefined && camera.height !== undefined && camera.height > camera.width;
}
