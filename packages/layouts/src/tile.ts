// Makes tiles: what is drawn in a rectangle, and where its label goes.
import type { LayoutPerson } from './person.js';
import { evenDown, type Rectangle } from './rectangle.js';
import type { Label, Tile } from './scene.js';

/** A label's text is a tenth of the tile's shorter side, within these bounds. */
const FONT_SIZE_PX = { min: 14, max: 28 } as const;
/** A smaller tile would be hidden by its name. */
const LEAST_LABELLED_PX = 64;
const LABEL_HEIGHT_IN_FONT_SIZES = 1.5;
const LABEL_MARGIN_IN_FONT_SIZES = 0.6;

interface CameraTileOptions {
  readonly cornerRadiusPx?: number;
  readonly isOverlay?: boolean;
  readonly fit?: Tile['fit'];
  readonly focusY?: number;
}

export function cameraTile(
  person: LayoutPerson,
  rectangle: Rectangle,
  { cornerRadiusPx = 0, isOverlay = false, fit = 'cover', focusY }: CameraTileOptions = {},
): Tile {
  const label = labelOf(person, rectangle);
  return {
    personId: person.id,
    source: 'camera',
    rectangle,
    fit,
    cornerRadiusPx,
    hasVideo: person.camera !== undefined && !person.camera.isMuted,
    showsCameraOff: person.camera?.isMuted ?? false,
    ...(label ? { label } : {}),
    ...(focusY === undefined ? {} : { focusY }),
    isOverlay,
  };
}

/** A share is shown whole, and carries no name: its owner's tile does. */
export function screenTile(person: LayoutPerson, rectangle: Rectangle): Tile {
  return {
    personId: person.id,
    source: 'screen',
    rectangle,
    fit: 'contain',
    cornerRadiusPx: 0,
    hasVideo: true,
    showsCameraOff: false,
    isOverlay: false,
  };
}

/** A tile for each of the people who has a place. */
export function inPlaces(
  people: readonly LayoutPerson[],
  rectangles: readonly Rectangle[],
  options?: CameraTileOptions,
): Tile[] {
  return people.flatMap((person, index) => {
    const rectangle = rectangles[index];
    return rectangle ? [cameraTile(person, rectangle, options)] : [];
  });
}

export function labelOf({ name = '' }: Pick<LayoutPerson, 'name'>, tile: Rectangle): Label | undefined {
  const text = name.split(/\r\n|[\n\r\u2028\u2029]/, 1)[0]?.trim();
  if (!text || Math.min(tile.width, tile.height) < LEAST_LABELLED_PX) return undefined;
  const tenth = Math.round(Math.min(tile.width, tile.height) / 10);
  const fontSizePx = Math.min(FONT_SIZE_PX.max, Math.max(FONT_SIZE_PX.min, tenth));
  const margin = evenDown(fontSizePx * LABEL_MARGIN_IN_FONT_SIZES);
  const height = evenDown(fontSizePx * LABEL_HEIGHT_IN_FONT_SIZES);
  const y = tile.y + tile.height - margin - height;
  return { text, rectangle: { x: tile.x + margin, y, width: tile.width - 2 * margin, height }, fontSizePx };
}
