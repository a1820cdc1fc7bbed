import { expect, it } from 'vitest';
import { spreadOf } from './spread.js';

it('finds the median and the quartiles', () => {
  expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, quartiles: [1.75, 3.25] });
  expect(spreadOf([7])).toEqual({ median: 7, quartiles: [7, 7] });
});
