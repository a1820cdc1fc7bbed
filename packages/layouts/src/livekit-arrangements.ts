// LiveKit Egress' own layouts, as its page (template-default, egress 1.14, components-react 2.9) places them.
//
// The page names no theme of components-styles, so that its gaps, rounded corners and backgrounds have no value: tiles
// touch each other. Only who has a camera or shares a screen has a tile there; names, initials and rings are drawn our way.
import type { Arrangement } from './arrangement.js';
import { withLook } from './look.js';
import type { LayoutPerson } from './person.js';
import { evenDown, type Rectangle, type Size } from './rectangle.js';
import type { Tile } from './scene.js';
import { cameraTile, screenTile } from './tile.js';

/** components-core's `GRID_LAYOUTS`: the smallest that has room, unless the canvas is too narrow for it. */
const GRIDS = [
  { columns: 1, rows: 1, minWidthPx: 0 },
  { columns: 2, rows: 2, minWidthPx: 560 },
  { columns: 3, rows: 3, minWidthPx: 700 },
  { columns: 4, rows: 4, minWidthPx: 960 },
  { columns: 5, rows: 5, minWidthPx: 1100 },
] as const;

/** The carousel beside the speaker takes one of six parts; its tiles are 16:10. */
const CAROUSEL_PART = 6;
const CAROUSEL_ASPECT_RATIO = 16 / 10;
const CAROUSEL_MIN_TILE_PX = 130;

export const LIVEKIT_GRID: Arrangement = {
  needsCamera: true,
  capacity: (_shape, size) => gridCapacity(size),
  tiles: ({ shown }, canvas) => {
    const rectangles = gridRectangles(shown.length, canvas);
    return shown.map((person, index) => livekitTile(person, rectangles[index]!));
  },
  // The page turns the grid into the speaker's layout while somebody shares.
  tilesWithShare: ({ shown, sharer }, canvas) => beside(canvas, shown, (stage) => screenTile(sharer, stage)),
};

export const LIVEKIT_SPEAKER: Arrangement = {
  needsCamera: true,
  capacity: (_shape, size) => gridCapacity(size),
  tiles: ({ shown, speaker }, canvas) => {
    if (!speaker) return [];
    const others = shown.filter((person) => person !== speaker);
    return beside(canvas, others, (stage) => onStage(livekitTile(speaker, stage)));
  },
  tilesWithShare: ({ shown, sharer }, canvas) => beside(canvas, shown, (stage) => screenTile(sharer, stage)),
};

export const LIVEKIT_SINGLE_SPEAKER: Arrangement = {
  needsCamera: true,
  capacity: (_shape, size) => gridCapacity(size),
  tiles: ({ speaker }, canvas) => (speaker ? [onStage(livekitTile(speaker, canvas))] : []),
  tilesWithShare: ({ sharer }, canvas) => [screenTile(sharer, canvas)],
};

function gridCapacity({ width }: Size): number {
  const { columns, rows } = GRIDS.findLast(({ minWidthPx }) => width >= minWidthPx)!;
  return columns * rows;
}

function gridRectangles(count: number, canvas: Rectangle): Rectangle[] {
  const isLandscape = canvas.width > canvas.height;
  const grid = GRIDS.find(({ columns, rows }) => columns * rows >= count) ?? GRIDS[0];
  const columns = count === 2 && !isLandscape ? 1 : grid.columns;
  const rows = Math.ceil(count / columns);
  const edge = (length: number, index: number, of: number) => evenDown((length * index) / of);
  return Array.from({ length: count }, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const x = edge(canvas.width, column, columns);
    const y = edge(canvas.height, row, rows);
    return {
      ...{ x, y },
      width: edge(canvas.width, column + 1, columns) - x,
      height: edge(canvas.height, row + 1, rows) - y,
    };
  });
}

/** A stage at the right of as many people as the carousel shows without scrolling; the whole canvas without them. */
function beside(
  canvas: Rectangle,
  people: readonly LayoutPerson[],
  main: (stage: Rectangle) => Tile,
): Tile[] {
  if (people.length === 0) return [main(canvas)];
  const width = evenDown(canvas.width / CAROUSEL_PART);
  const height = evenDown(width / CAROUSEL_ASPECT_RATIO);
  const visible = Math.max(1, Math.round(canvas.height / Math.max(height, CAROUSEL_MIN_TILE_PX)));
  const stage = { x: width, y: 0, width: canvas.width - width, height: canvas.height };
  return [
    main(stage),
    ...people
      .slice(0, visible)
      .map((person, index) => ({ x: 0, y: index * height, width, height, person }))
      .filter(({ y }) => y + height <= canvas.height)
      .map(({ person, ...rectangle }) => livekitTile(person, rectangle)),
  ];
}

/** A camera that stands upright is shown whole. As on the page, a muted one is not black, and who speaks has a ring. */
function livekitTile(person: LayoutPerson, rectangle: Rectangle): Tile {
  const { width = 0, height = 0 } = person.camera ?? {};
  return withLook(cameraTile(person, rectangle, { fit: height > width ? 'contain' : 'cover' }), person);
}

/** Whoever is on the stage speaks, and needs no ring for it. */
function onStage(tile: Tile): Tile {
  return tile.look ? { ...tile, look: { ...tile.look, isSpeaking: false } } : tile;
}
