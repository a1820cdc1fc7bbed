// A painted pattern is recognised again from its pixels, at its own size and inside another pattern.
import { describe, expect, it } from 'vitest';
import { PALETTE, type ColorName } from './palette.js';
import { painter } from './pattern.js';
import { crop, i420Pixels, readFrame, rgbaPixels } from './read-frame.js';

describe('a painted pattern', () => {
  it.each(Object.keys(PALETTE) as ColorName[])('is recognised in %s with its frame number', (color) => {
    const paint = painter({ color, width: 320, height: 180 });
    for (const frameNumber of [0, 1, 1234, 65_535]) {
      const seen = readFrame(i420Pixels(paint(frameNumber), 320, 180));
      expect(seen).toMatchObject({ color, frameNumber, width: 320, height: 180 });
    }
  });

  it('moves: two frames differ, each in a buffer of its own', () => {
    const paint = painter({ color: 'blue' });
    const [first, second] = [paint(1), paint(2)];
    expect(first.buffer).not.toBe(second.buffer);
    expect(first.byteOffset).toBe(0);
    expect(Buffer.compare(first, second)).not.toBe(0);
  });

  it('is found in a tile of a larger pattern', () => {
    const paint = painter({ color: 'green', width: 320, height: 180 });
    const tile = crop(i420Pixels(paint(77), 320, 180), 0, 0, 320, 180);
    expect(readFrame(tile)).toMatchObject({ color: 'green', frameNumber: 77 });
    const half = crop(i420Pixels(paint(77), 320, 180), 0, 0, 320, 100);
    expect(readFrame(half)).toMatchObject({ color: 'green', frameNumber: undefined });
  });

  it('has no colour where it is a mixture', () => {
    const brown = new Uint8Array(160 * 90 * 4).map((_, index) => [90, 60, 90, 255][index % 4]!);
    expect(readFrame(rgbaPixels(brown, 160, 90)).color).toBeUndefined();
  });

  it('refuses an odd size', () => {
    expect(() => painter({ color: 'red', width: 321 })).toThrow(RangeError);
  });
});
