// How each layout arranges the people on the canvas, with and without a shared screen: one entry for every layout.
import { MAX_BROADCAST_PEOPLE, type BroadcastLayout, type BroadcastShape } from '@airlock-rtc/contract';
import type { Arrangement } from './arrangement.js';
import { cropCapacity, cropRectangles } from './crop.js';
import { GALLERY_RADIUS_PX, galleryRectangles } from './gallery.js';
import type { LayoutPerson } from './person.js';
import { LIVEKIT_GRID, LIVEKIT_SINGLE_SPEAKER, LIVEKIT_SPEAKER } from './livekit-arrangements.js';
import type { Rectangle } from './rectangle.js';
import type { Tile } from './scene.js';
import { shareWithColumn, shareWithOverlay, shareWithStrip } from './share.js';
import { STUDIO } from './studio.js';
import { cameraTile, inPlaces, screenTile } from './tile.js';

const MUX: Record<'gallery' | 'crop' | 'active-speaker', Arrangement> = {
  gallery: {
    capacity: () => MAX_BROADCAST_PEOPLE,
    tiles: ({ shown }, canvas, shape) =>
      inPlaces(shown, galleryRectangles(shown, canvas, shape), { cornerRadiusPx: GALLERY_RADIUS_PX[shape] }),
    tilesWithShare({ shown, speaker, sharer }, canvas, shape) {
      if (shape !== 'landscape') return speakerOverShare(sharer, speaker, canvas, shape);
      const { share, people } = shareWithStrip(shown.length, canvas);
      return [
        screenTile(sharer, share),
        ...inPlaces(shown, people, { cornerRadiusPx: GALLERY_RADIUS_PX[shape] }),
      ];
    },
  },
  crop: {
    capacity: cropCapacity,
    tiles: ({ shown }, canvas, shape) => inPlaces(shown, cropRectangles(shown.length, canvas, shape)),
    tilesWithShare: ({ speaker, sharer }, canvas, shape) =>
      speakerOverShare(sharer, speaker, canvas, shape, { hasMargin: false }),
  },
  'active-speaker': {
    capacity: () => MAX_BROADCAST_PEOPLE,
    tiles: ({ speaker }, canvas) => (speaker ? [cameraTile(speaker, canvas)] : []),
    tilesWithShare({ speaker, sharer }, canvas, shape) {
      if (shape !== 'landscape') return speakerOverShare(sharer, speaker, canvas, shape);
      const { share, people } = shareWithColumn(canvas);
      return [screenTile(sharer, share), ...inPlaces(speaker ? [speaker] : [], people)];
    },
  },
};

export const ARRANGEMENTS: Record<BroadcastLayout, Arrangement> = {
  ...MUX,
  studio: STUDIO,
  grid: LIVEKIT_GRID,
  'grid-light': LIVEKIT_GRID,
  'grid-dark': LIVEKIT_GRID,
  speaker: LIVEKIT_SPEAKER,
  'speaker-light': LIVEKIT_SPEAKER,
  'speaker-dark': LIVEKIT_SPEAKER,
  'single-speaker': LIVEKIT_SINGLE_SPEAKER,
  'single-speaker-light': LIVEKIT_SINGLE_SPEAKER,
  'single-speaker-dark': LIVEKIT_SINGLE_SPEAKER,
};

function speakerOverShare(
  sharer: LayoutPerson,
  speaker: LayoutPerson | undefined,
  canvas: Rectangle,
  shape: BroadcastShape,
  { hasMargin } = { hasMargin: true },
): Tile[] {
  const { share, people } = shareWithOverlay(canvas, shape, { hasMargin });
  return [screenTile(sharer, share), ...inPlaces(speaker ? [speaker] : [], people, { isOverlay: true })];
}
