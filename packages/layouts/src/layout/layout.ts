// layout(people, format, previous?) -> scene: the one function of this package.
import {
  broadcastShape,
  broadcastSize,
  isBroadcastLayout,
  isBroadcastResolution,
  MAX_BROADCAST_PEOPLE,
  type BroadcastLayout,
  type BroadcastShape,
} from '@airlock-rtc/contract';
import { cropCapacity, cropRectangles } from '../crop/crop.js';
import { GALLERY_RADIUS_PX, galleryRectangles } from '../gallery/gallery.js';
import { LayoutError } from '../layout-error/layout-error.js';
import { choosePeople, type ChosenPeople } from '../people/choose-people.js';
import type { LayoutPerson } from '../person/person.js';
import type { Rectangle } from '../rectangle/rectangle.js';
import { reuse } from '../scene/reuse-scene.js';
import type { LayoutFormat, Scene, Tile } from '../scene/scene.js';
import { shareWithColumn, shareWithOverlay, shareWithStrip } from '../share/share.js';
import { cameraTile, screenTile } from '../tile/tile.js';

/**
 * Where everyone's picture goes. Pure.
 *
 * Give the last scene as `previous`, or the order of people, the shown share and the speaker begin anew. When nothing
 * changed, `previous` itself comes back; when only its memory changed, the same `tiles`.
 *
 * The arrangements are those of Mux's compositor page; where it left the share when any of several ended, the newest of
 * the others is shown here.
 * @throws {LayoutError} `unknown_format`.
 */
export function layout(people: readonly LayoutPerson[], format: LayoutFormat, previous?: Scene): Scene {
  checkFormat(format);
  const size = broadcastSize(format.resolution);
  const shape = broadcastShape(size);
  const chosen = choosePeople(
    people,
    {
      capacity: format.layout === 'crop' ? cropCapacity(shape) : MAX_BROADCAST_PEOPLE,
      showsNonPublishing: format.showsNonPublishing ?? false,
    },
    previous?.memory,
  );
  const frame = { x: 0, y: 0, ...size };
  const tiles = chosen.sharer
    ? tilesWithShare(format.layout, { ...chosen, sharer: chosen.sharer }, frame, shape)
    : tilesOf(format.layout, chosen, frame, shape);
  return reuse({ ...size, tiles, memory: chosen.memory }, previous);
}

function tilesOf(
  name: BroadcastLayout,
  { shown, speaker }: ChosenPeople,
  frame: Rectangle,
  shape: BroadcastShape,
): Tile[] {
  switch (name) {
    case 'gallery':
      return inPlaces(shown, galleryRectangles(shown, frame, shape), GALLERY_RADIUS_PX[shape]);
    case 'crop':
      return inPlaces(shown, cropRectangles(shown.length, frame, shape));
    case 'active-speaker':
      return speaker ? [cameraTile(speaker, frame)] : [];
  }
}

function tilesWithShare(
  name: BroadcastLayout,
  { shown, speaker, sharer }: ChosenPeople & { sharer: LayoutPerson },
  frame: Rectangle,
  shape: BroadcastShape,
): Tile[] {
  if (shape === 'landscape' && name === 'gallery') {
    const { share, people } = shareWithStrip(shown.length, frame);
    return [screenTile(sharer, share), ...inPlaces(shown, people, GALLERY_RADIUS_PX[shape])];
  }
  const besides = speaker ? [speaker] : [];
  if (shape === 'landscape' && name === 'active-speaker') {
    const { share, people } = shareWithColumn(frame);
    return [screenTile(sharer, share), ...inPlaces(besides, people)];
  }
  const { share, people } = shareWithOverlay(frame, shape, { hasMargin: name !== 'crop' });
  return [screenTile(sharer, share), ...inPlaces(besides, people, 0, true)];
}

function inPlaces(
  people: readonly LayoutPerson[],
  rectangles: readonly Rectangle[],
  cornerRadiusPx = 0,
  isOverlay = false,
): Tile[] {
  return people.flatMap((person, index) => {
    const rectangle = rectangles[index];
    return rectangle ? [cameraTile(person, rectangle, { cornerRadiusPx, isOverlay })] : [];
  });
}

function checkFormat({ layout: name, resolution }: LayoutFormat): void {
  if (isBroadcastLayout(name) && isBroadcastResolution(resolution)) return;
  throw new LayoutError(
    'unknown_format',
    `There is no layout "${name}" at ${resolution}: take one of BROADCAST_LAYOUTS and of BROADCAST_RESOLUTIONS.`,
  );
}
