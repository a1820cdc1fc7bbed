// Rectangles in a canvas of 4:2:0 video: every coordinate is even, so that each one falls on a chroma sample.

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In pixels from the top left of the canvas. */
export interface Rectangle extends Size {
  readonly x: number;
  readonly y: number;
}

/** The even number at or below. */
export function evenDown(value: number): number {
  return Math.floor(value / 2) * 2;
}

/** The rectangle without a margin on every side. */
export function inset({ x, y, width, height }: Rectangle, marginPx: number): Rectangle {
  return { x: x + marginPx, y: y + marginPx, width: width - 2 * marginPx, height: height - 2 * marginPx };
}

export function areEqual(a: Rectangle, b: Rectangle): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/** For lengths in pixels that Mux gave for canvases of 720 and more: what is left of them on a smaller one. */
export function scaleOf({ width, height }: Size): number {
  return Math.min(1, Math.min(width, height) / 720);
}
