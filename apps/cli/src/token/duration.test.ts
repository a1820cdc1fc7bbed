import { expect, it } from 'vitest';
import { parseDurationSeconds } from './duration.js';

it.each([
  ['90', 90],
  ['90s', 90],
  [' 15m ', 900],
  ['6h', 21_600],
  ['7d', 604_800],
])('reads %s as %i seconds', (text, seconds) => expect(parseDurationSeconds(text)).toBe(seconds));

it.each(['', '0', '-1', '1.5h', '6 h', 'h', '1w', 'soon', '1e3'])('refuses %j', (text) => {
  expect(() => parseDurationSeconds(text)).toThrow(/90, 15m, 6h or 7d/);
});
