// Finds where tiles begin and end in a picture, from its pixels alone.
import type { Rectangle, Size } from '@airlock/layouts';

type Rgb = readonly [red: number, green: number, blue: number];

/** Any picture whose pixels can be read. */
export interface ReadablePicture extends Size {
  at(x: number, y: number): Rgb;
}

export function pictureOf(data: Uint8Array, { width, height }: Size): ReadablePicture {
  return {
    width,
    height,
    at: (x, y) => {
      const from = (y * width + x) * 4;
      return [data[from]!, data[from + 1]!, data[from + 2]!];
    },
  };
}

/** Edges are looked for this far from where they are expected. */
const REACH_PX = 6;
/** Two colours nearer to each other than this have no edge between them. */
const LEAST_CONTRAST = 45;
/** Where along a side to look: clear of rounded corners. */
const ALONG = [0.22, 0.34, 0.46, 0.58, 0.7, 0.78];

/** The rectangle that is really there, near an expected one; sides at the frame's own edge are taken as they are. */
export function measuredRectangle(picture: ReadablePicture, expected: Rectangle): Rectangle {
  const { x, y, width, height } = expected;
  const across = (edge: number, isEnd: boolean) =>
    edgeNear(edge, picture.width, isEnd, ALONG, (at, along) =>
      picture.at(at, y + Math.round(height * along)),
    );
  const down = (edge: number, isEnd: boolean) =>
    edgeNear(edge, picture.height, isEnd, ALONG, (at, along) =>
      picture.at(x + Math.round(width * along), at),
    );
  const [left, right] = [across(x, false), across(x + width, true)];
  const [top, bottom] = [down(y, false), down(y + height, true)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** First pixel of what begins at an edge: of the tile at its start, of what follows at its end. */
function edgeNear(
  expected: number,
  length: number,
  isEnd: boolean,
  lines: readonly number[],
  read: (at: number, along: number) => Rgb,
): number {
  if (expected - REACH_PX < 0 || expected + REACH_PX >= length) return expected;
  const found = lines.flatMap((along) => {
    const before = read(expected - REACH_PX, along);
    const after = read(expected + REACH_PX - 1, along);
    if (distance(before, after) < LEAST_CONTRAST) return [];
    for (let at = expected - REACH_PX; at < expected + REACH_PX; at += 1) {
      const color = read(at, along);
      if (distance(color, after) < distance(color, before)) return [at];
    }
    return [];
  });
  if (found.length === 0) throw new Error(`There is no edge near ${expected} (${isEnd ? 'end' : 'start'}).`);
  return found.sort((a, b) => a - b)[Math.floor(found.length / 2)]!;
}

function distance(a: Rgb, b: Rgb): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
