// Equal tiles in rows, centred in an area, the last row too.
import { evenDown, type Rectangle, type Size } from './rectangle.js';

interface GridOptions {
  readonly area: Rectangle;
  readonly gapPx: number;
  /** Width over height of a tile. */
  readonly aspectRatio: number;
}

/** The grid of that many columns, in reading order. */
export function grid(count: number, columns: number, options: GridOptions): Rectangle[] {
  const { area, gapPx } = options;
  const rows = Math.ceil(count / columns);
  const tile = tileSize(columns, rows, options);
  const top = area.y + evenDown((area.height - span(rows, tile.height, gapPx)) / 2);
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const left = area.x + evenDown((area.width - span(inRow, tile.width, gapPx)) / 2);
    return {
      x: left + (index % columns) * (tile.width + gapPx),
      y: top + row * (tile.height + gapPx),
      ...tile,
    };
  });
}

/** The grid whose tiles cover the most of the area, of all numbers of columns; of equals the one with more columns. */
export function bestGrid(count: number, options: GridOptions): Rectangle[] {
  let best = { columns: 1, pixels: -1 };
  for (let columns = 1; columns <= count; columns += 1) {
    const { width, height } = tileSize(columns, Math.ceil(count / columns), options);
    if (width * height >= best.pixels) best = { columns, pixels: width * height };
  }
  return grid(count, best.columns, options);
}

/** Length of that many tiles with the gaps between them. */
function span(tiles: number, length: number, gapPx: number): number {
  return tiles * length + (tiles - 1) * gapPx;
}

function tileSize(columns: number, rows: number, { area, gapPx, aspectRatio }: GridOptions): Size {
  const byWidth = (area.width - (columns - 1) * gapPx) / columns;
  const byHeight = (area.height - (rows - 1) * gapPx) / rows;
  const width = Math.min(byWidth, byHeight * aspectRatio);
  return { width: evenDown(width), height: evenDown(width / aspectRatio) };
}
