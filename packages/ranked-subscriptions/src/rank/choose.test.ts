import { expect, it } from 'vitest';
import { choose } from './choose.js';

it('receives exactly the chosen who are present', () => {
  expect(choose(['b', 'a', 'c'], new Set(['c', 'absent']))).toEqual([
    { identity: 'c', rank: 0, isReceived: true, reason: 'chosen' },
    { identity: 'a', rank: 1, isReceived: false, reason: 'not-chosen' },
    { identity: 'b', rank: 2, isReceived: false, reason: 'not-chosen' },
  ]);
});
