// Finds where tiles begin and end in a picture, from its pixels alone.
import type { Rectangle, Size } from '@airlock-rtc/layouts';

type Rgb = readonly [red: number, green: number, blue: number];

/** Any picture whose pixels can be read. */
export interface ReadablePicture extends Size {
  at(x: number, y: number): Rgb;
}

export function frameOf(data: Uint8Array, { width, height }: Size): ReadablePicture {
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

/**
 * The rectangles that are really there, near expected ones in the order of painting; sides at the frame's own edge are
 * taken as they are. An edge that is not found is told in words, for an assertion to show.
 */
export function measuredRectangles(
  picture: ReadablePicture,
  expected: readonly Rectangle[],
): (Rectangle | string)[] {
  return expected.map((rectangle, index) => {
    try {
      const above = expected.slice(index + 1).filter((other) => overlaps(other, rectangle));
      return measured(picture, rectangle, above);
    } catch (error) {
      return String(error);
    }
  });
}

/** @param above what lies over it, and may hide part of a side. */
function measured(picture: ReadablePicture, expected: Rectangle, above: readonly Rectangle[]): Rectangle {
  const { x, y, width, height } = expected;
  const isHidden = (px: number, py: number) =>
    above.some(
      (other) =>
        px > other.x - 2 * REACH_PX &&
        px < other.x + other.width + 2 * REACH_PX &&
        py > other.y - 2 * REACH_PX &&
        py < other.y + other.height + 2 * REACH_PX,
    );
  const along = (from: number, length: number) => ALONG.map((part) => from + Math.round(length * part));
  const across = (edge: number) => {
    const lines = along(y, height).filter((line) => !isHidden(edge, line));
    return edgeNear(edge, picture.width, lines, (at, line) => picture.at(at, line));
  };
  const down = (edge: number) => {
    const lines = along(x, width).filter((line) => !isHidden(line, edge));
    return edgeNear(edge, picture.height, lines, (at, line) => picture.at(line, at));
  };
  const [left, right, top, bottom] = [across(x), across(x + width), down(y), down(y + height)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** First pixel of what begins at an edge: of the tile at its start, of what follows at its end. */
function edgeNear(
  expected: number,
  length: number,
  lines: readonly number[],
  read: (at: number, line: number) => Rgb,
): number {
  if (expected - REACH_PX < 0 || expected + REACH_PX >= length) return expected;
  const found = lines.flatMap((line) => {
    const before = read(expected - REACH_PX, line);
    const after = read(expected + REACH_PX - 1, line);
    if (distance(before, after) < LEAST_CONTRAST) return [];
    for (let at = expected - REACH_PX; at < expected + REACH_PX; at += 1) {
      const color = read(at, line);
      if (distance(color, after) < distance(color, before)) return [at];
    }
    return [];
  });
  if (found.length === 0) throw new Error(`There is no edge near ${expected}.`);
  return found.sort((a, b) => a - b)[Math.floor(found.length / 2)]!;
}

function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function distance(a: Rgb, b: Rgb): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
