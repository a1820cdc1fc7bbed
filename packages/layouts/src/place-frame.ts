// Cover and contain in whole, even pixels: which part of a frame goes to which part of the canvas.
import { evenDown, type Rectangle, type Size } from './rectangle.js';
import type { Tile } from './scene.js';

export interface PlacedFrame {
  /** Part of the frame that is seen, in its own pixels. */
  readonly crop: Rectangle;
  /** Where it goes, in the canvas's pixels. */
  readonly target: Rectangle;
}

/**
 * What CSS calls `object-fit`, for code that scales frames itself. All coordinates are even; the aspect ratio is
 * kept to within two pixels. A frame of less than two pixels is taken for one of two.
 */
export function placeFrame(
  frame: Size,
  { rectangle, fit, focusY }: Pick<Tile, 'rectangle' | 'fit' | 'focusY'>,
): PlacedFrame {
  const source = {
    x: 0,
    y: 0,
    width: evenUpTo(frame.width, frame.width),
    height: evenUpTo(frame.height, frame.height),
  };
  return fit === 'cover'
    ? { crop: largestWithin(source, rectangle, focusY), target: rectangle }
    : { crop: source, target: largestWithin(rectangle, source) };
}

/** The largest rectangle of a shape in the middle of an area, or higher or lower. */
function largestWithin(area: Rectangle, shape: Size, focusY = 0.5): Rectangle {
  const scale = Math.min(area.width / shape.width, area.height / shape.height);
  const width = evenUpTo(shape.width * scale, area.width);
  const height = evenUpTo(shape.height * scale, area.height);
  return {
    x: area.x + evenDown((area.width - width) / 2),
    y: area.y + evenDown((area.height - height) * focusY),
    width,
    height,
  };
}

/** The nearest even number, at least 2 and at most `limit`. */
function evenUpTo(value: number, limit: number): number {
  return Math.max(2, Math.min(evenDown(limit), evenDown(value + 1)));
}
