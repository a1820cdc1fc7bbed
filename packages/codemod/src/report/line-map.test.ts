import { expect, test } from 'vitest';
import { lineMap } from './line-map.js';

const BEFORE = 'a\nb\nc\nd\n';
const AFTER = 'a\n// marker\nb\nC\nd\n';

test('lines that stay are found in both directions, past a line that came in between', () => {
  const { oldOf, newOf } = lineMap(BEFORE, AFTER);
  expect([1, 2, 3, 4].map(newOf)).toEqual([1, 3, 4, 5]);
  expect([1, 3, 4, 5].map(oldOf)).toEqual([1, 2, 3, 4]);
});

test('a marker stood where the line stood that it is about', () => {
  expect(lineMap(BEFORE, AFTER).oldOf(2)).toBe(2);
});

test('a file that stays as it is keeps its lines', () => {
  expect(lineMap(BEFORE, BEFORE).oldOf(3)).toBe(3);
  expect(lineMap('', '').newOf(1)).toBe(1);
});
