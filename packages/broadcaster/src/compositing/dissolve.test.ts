import { expect, it } from 'vitest';
import { Canvas } from './canvas.js';
import { Dissolve } from './dissolve.js';

const flat = (luma: number) => ({ y: luma, u: 128, v: 128 });

it('goes in even steps from what was shown to what is painted, and then costs nothing', () => {
  using canvas = new Canvas(64, 36);
  using dissolve = new Dissolve(canvas, 30);
  canvas.fill(flat(30));
  expect(dissolve.step()).toBe(canvas);
  dissolve.begin();
  canvas.fill(flat(170));
  const seen = Array.from({ length: 6 }, () => dissolve.step().planes[0][0]);
  expect(seen).toEqual([50, 70, 90, 110, 130, 150]);
  expect(dissolve.step()).toBe(canvas);
});

it('goes on from what is to be seen when the arrangement changes again meanwhile', () => {
  using canvas = new Canvas(64, 36);
  using dissolve = new Dissolve(canvas, 30);
  canvas.fill(flat(30));
  dissolve.begin();
  canvas.fill(flat(170));
  for (let i = 0; i < 3; i++) dissolve.step();
  dissolve.begin();
  canvas.fill(flat(160));
  expect(dissolve.step().planes[0][0]).toBeCloseTo(90 + 70 / 7, -1);
});
