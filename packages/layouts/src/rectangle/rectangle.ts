// Rectangles in a frame of 4:2:0 video: every coordinate is even, so that each one falls on a chroma sample.

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In pixels from the top left of the frame. */
export interface Rectangle extends Size {
  readonly x: number;
  readonly y: number;
}

/** The even number at or below. */
export function evenDown(value: number): number {
  return Math.floor(value / 2) * 2;
}
