import { expect, it } from 'vitest';
import { hideKey } from './hide-key.js';

it.each([
  ['SECRET', 'no stream SECRET here, SECRET'],
  ['SECRET?sign=SIGNED&e=1', 'no stream SECRET?sign=SIGNED&e=1'],
  ['SECRET?sign=SIGNED&e=1', 'no stream SECRET'],
  ['SECRET?sign=SIGNED&e=1', 'the signature SIGNED has ended'],
  ['SECRET%2Fpart', 'no stream SECRET/part'],
  ['SECRET%2Fpart', 'no stream SECRET%2Fpart'],
  ['name?sign=SIGNED%3D', 'no stream name?sign=SIGNED='],
  ['SECRET%zz', 'no stream SECRET%zz'],
])('hides the key %s in "%s"', (key, words) => {
  const hidden = hideKey(words, key);
  expect(hidden).toContain('•••');
  expect(hidden).not.toMatch(/SECRET|SIGNED|part/);
});

it('leaves the other words as they are', () => {
  expect(hideKey('NetStream.Publish.BadName: 1 is taken', 'SECRET?e=1')).toBe(
    'NetStream.Publish.BadName: 1 is taken',
  );
});
