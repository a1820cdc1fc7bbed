// Tests whose picture is said to stand still.
import { expect, it } from 'vitest';
import { Interruptions } from './interruptions.js';

const seen = (framesPerSecond: number | undefined) => [{ key: 'a', framesPerSecond }];

it('tells of a picture that stands still for two readings, until it moves', () => {
  const interruptions = new Interruptions();
  const told = [undefined, 0, 0, 0, 1, 0].map((frames) => [...interruptions.after(seen(frames))]);
  expect(told).toEqual([[], [], ['a'], ['a'], [], []]);
});

it('begins anew with somebody who was not shown meanwhile', () => {
  const interruptions = new Interruptions();
  interruptions.after(seen(0));
  interruptions.after([]);
  expect([...interruptions.after(seen(0))]).toEqual([]);
});
