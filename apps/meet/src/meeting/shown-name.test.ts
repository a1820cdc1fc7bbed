// Tests that a name from a stranger changes nothing but its own place on the page.
import { expect, it } from 'vitest';
import { shownName } from './shown-name.js';

it.each([
  ['Ada', 'Ada'],
  [' محمد  عبد الله ', 'محمد عبد الله'],
  ['👩‍👩‍👧 Zoë', '👩‍👩‍👧 Zoë'],
  ['<b>Ada</b>', '<b>Ada</b>'],
  ['Ada\u202E gnp.exe', 'Ada gnp.exe'],
  ['\u2067Ada\nhas left', 'Ada has left'],
  ['Ada\0\u0007', 'Ada'],
  ['', 'Guest'],
  [' \u202E ', 'Guest'],
])('shows %j as %j', (name, shown) => {
  expect(shownName(name)).toBe(shown);
});

it('cuts what is longer than a name can be, and no letter in two', () => {
  const shown = shownName('😀'.repeat(5000));
  expect(shown.length).toBeLessThanOrEqual(64);
  expect(shown).toMatch(/^(😀)+…$/u);
});
