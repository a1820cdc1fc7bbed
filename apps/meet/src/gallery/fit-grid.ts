// Finds the rows and columns that show a number of equal tiles as large as a box allows.

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** The size of one tile in CSS pixels. */
  readonly tile: Size;
}

export interface GridLimits {
  readonly gap: number;
  /** Width over height: a tile is cut to a shape between these two. */
  readonly narrowest: number;
  readonly widest: number;
}

/** Cameras give wide pictures: only where the place itself is narrow, as on a phone, are they cut to narrow tiles. */
function limitsFor({ width, height }: Size): GridLimits {
  return { gap: 12, narrowest: width > height ? 6 / 5 : 9 / 16, widest: 16 / 9 };
}

/** The grid with the largest tiles; of two alike, the one with fewer empty places. */
export function fitGrid(count: number, box: Size, limits: GridLimits = limitsFor(box)): Grid {
  let best: Grid = { columns: 1, rows: 1, tile: { width: 0, height: 0 } };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const tile = shape(
      {
        width: (box.width - limits.gap * (columns - 1)) / columns,
        height: (box.height - limits.gap * (rows - 1)) / rows,
      },
      limits,
    );
    if (isBetter({ columns, rows, tile }, best, count)) best = { columns, rows, tile };
  }
  return best;
}

/** The largest tile of an allowed shape within `cell`, in whole pixels so that a row never wraps too early. */
function shape(cell: Size, { narrowest, widest }: GridLimits): Size {
  const width = Math.max(0, Math.min(cell.width, cell.height * widest));
  const height = Math.max(0, Math.min(cell.height, width / narrowest));
  return { width: Math.floor(width), height: Math.floor(height) };
}

function isBetter(one: Grid, other: Grid, count: number): boolean {
  const [area, otherArea] = [areaOf(one), areaOf(other)];
  const isAlike = Math.abs(area - otherArea) <= 0.02 * Math.max(area, otherArea);
  const empty = ({ columns, rows }: Grid) => columns * rows - count;
  return isAlike ? empty(one) < empty(other) : area > otherArea;
}

const areaOf = ({ tile }: Grid) => tile.width * tile.height;
