// Crop: tiles fill the whole canvas without gaps, by a table of rows or columns for each number of people.
import { MAX_BROADCAST_PEOPLE, type BroadcastShape } from '@airlock-rtc/contract';
import { evenDown, type Rectangle } from './rectangle.js';

/** People in each line, in reading order; lines are rows, or columns where it says so. */
interface CropTable {
  readonly lines: readonly number[];
  readonly areColumns?: true;
}

const TABLES: Record<BroadcastShape, readonly CropTable[]> = {
  landscape: [[1], [2], [3], [2, 2], [3, 2], [3, 3], [4, 3], [4, 4], [5, 4], [5, 5]].map(rows),
  square: [[1], [1, 1], [2, 1], [2, 2], [3, 2], [3, 3], [4, 3], [3, 3, 2], [3, 3, 3]].map(rows),
  portrait: [
    ...[[1], [1, 1], [2, 1], [2, 2]].map(rows),
    ...[
      [3, 2],
      [3, 3],
      [4, 3],
      [4, 4],
    ].map(columns),
  ],
};

/** Most people that crop has room for: 10 in landscape, 9 in square, 8 in portrait. */
export function cropCapacity(shape: BroadcastShape): number {
  return Math.min(MAX_BROADCAST_PEOPLE, TABLES[shape].length);
}

/** For up to `cropCapacity` people. */
export function cropRectangles(count: number, canvas: Rectangle, shape: BroadcastShape): Rectangle[] {
  const table = TABLES[shape][count - 1];
  if (!table) return [];
  const { lines, areColumns } = table;
  return lines.flatMap((inLine, line) =>
    Array.from({ length: inLine }, (_, index) => {
      const across = { index: line, of: lines.length };
      const along = { index, of: inLine };
      const [horizontal, vertical] = areColumns ? [across, along] : [along, across];
      return {
        ...part('x', 'width', canvas, horizontal),
        ...part('y', 'height', canvas, vertical),
      } as Rectangle;
    }),
  );
}

/** One of `of` neighbouring parts of a length: each begins on an even pixel and ends where the next one begins. */
function part(
  start: 'x' | 'y',
  length: 'width' | 'height',
  canvas: Rectangle,
  { index, of }: { index: number; of: number },
): Partial<Rectangle> {
  const edge = (number: number) => evenDown((canvas[length] * number) / of);
  return { [start]: canvas[start] + edge(index), [length]: edge(index + 1) - edge(index) };
}

function rows(lines: number[]): CropTable {
  return { lines };
}

function columns(lines: number[]): CropTable {
  return { lines, areColumns: true };
}
