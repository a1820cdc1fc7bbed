// CSS's object-fit for pictures in I420: which part of a source goes to which part of a tile.
import { toEven, type Rectangle } from './plane-picture.js';

export interface Fit {
  /** Part of the source, even. */
  readonly from: Rectangle;
  /** Part of the picture, even. */
  readonly to: Rectangle;
}

/** `cover` cuts the source at its sides or at top and bottom; `contain` shrinks the target. */
export function fit(
  source: { width: number; height: number },
  tile: Rectangle,
  mode: 'cover' | 'contain',
): Fit {
  const even = (value: number): number => Math.max(2, 2 * Math.floor(value / 2));
  const whole = { x: 0, y: 0, width: even(source.width), height: even(source.height) };
  const sourceAspect = source.width / source.height;
  const tileAspect = tile.width / tile.height;
  if (mode === 'contain') {
    const width = sourceAspect > tileAspect ? tile.width : tile.height * sourceAspect;
    const height = sourceAspect > tileAspect ? tile.width / sourceAspect : tile.height;
    return { from: whole, to: toEven(centred(tile, width, height)) };
  }
  const width = sourceAspect > tileAspect ? source.height * tileAspect : source.width;
  const height = sourceAspect > tileAspect ? source.height : source.width / tileAspect;
  return { from: toEven(centred(whole, Math.min(width, whole.width), Math.min(height, whole.height))), to: tile };
}

function centred({ x, y, width, height }: Rectangle, innerWidth: number, innerHeight: number): Rectangle {
  return { x: x + (width - innerWidth) / 2, y: y + (height - innerHeight) / 2, width: innerWidth, height: innerHeight };
}
