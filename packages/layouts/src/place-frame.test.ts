import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeFrame } from './place-frame.js';

const rectangle = { x: 100, y: 60, width: 640, height: 360 };

it('cover cuts off what is too much, the same at both sides', () => {
  expect(placeFrame({ width: 640, height: 480 }, { rectangle, fit: 'cover' })).toEqual({
    crop: { x: 0, y: 60, width: 640, height: 360 },
    target: rectangle,
  });
  expect(placeFrame({ width: 1280, height: 360 }, { rectangle, fit: 'cover' }).crop).toMatchObject({
    x: 320,
    width: 640,
  });
});

it('contain leaves the sides free', () => {
  expect(placeFrame({ width: 480, height: 480 }, { rectangle, fit: 'contain' })).toEqual({
    crop: { x: 0, y: 0, width: 480, height: 480 },
    target: { x: 240, y: 60, width: 360, height: 360 },
  });
});

it('takes the even part of an odd frame, and two pixels of nothing', () => {
  expect(placeFrame({ width: 641, height: 361 }, { rectangle, fit: 'contain' }).crop).toMatchObject({
    width: 640,
    height: 360,
  });
  expect(placeFrame({ width: 0, height: 0 }, { rectangle, fit: 'cover' }).crop).toMatchObject({
    width: 2,
    height: 2,
  });
});

it('stays inside the frame and the tile, on even pixels, and keeps the shape', () => {
  const side = fc.integer({ min: 2, max: 4000 });
  const tile = fc.integer({ min: 32, max: 960 }).map((half) => half * 2);
  fc.assert(
    fc.property(
      side,
      side,
      tile,
      tile,
      fc.constantFrom('cover' as const, 'contain' as const),
      (w, h, tw, th, fit) => {
        const area = { x: 10, y: 20, width: tw, height: th };
        const { crop, target } = placeFrame({ width: w, height: h }, { rectangle: area, fit });
        for (const value of [...Object.values(crop), ...Object.values(target)]) expect(value % 2).toBe(0);
        expect(crop.x + crop.width).toBeLessThanOrEqual(w);
        expect(crop.y + crop.height).toBeLessThanOrEqual(h);
        expect(target.x).toBeGreaterThanOrEqual(area.x);
        expect(target.x + target.width).toBeLessThanOrEqual(area.x + area.width);
        expect(target.y + target.height).toBeLessThanOrEqual(area.y + area.height);
        const [whole, shape] = fit === 'cover' ? [crop, area] : [target, crop];
        const error = Math.min(
          Math.abs(whole.width - (whole.height * shape.width) / shape.height),
          Math.abs(whole.height - (whole.width * shape.height) / shape.width),
        );
        expect(error).toBeLessThanOrEqual(2);
      },
    ),
  );
});
