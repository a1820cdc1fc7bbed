// Tests that nothing but what the page itself has stored takes anyone into a room.
import { expect, it } from 'vitest';
import { readInside, type Inside } from './inside.js';

const inside: Inside = {
  ...{ name: '健太 👋', isMicrophoneOn: false, isCameraOn: true, devices: { camera: 'c1' } },
  ...{ background: 'blur', isNoiseSuppressed: false },
};

it('reads what was stored', () => {
  expect(readInside(JSON.stringify(inside))).toEqual(inside);
});

it.each([
  '',
  'null',
  '{',
  '[]',
  '"inside"',
  JSON.stringify({ ...inside, name: ' ' }),
  JSON.stringify({ ...inside, isMicrophoneOn: 'yes' }),
  JSON.stringify({ ...inside, isCameraOn: undefined }),
  JSON.stringify({ ...inside, background: 'https://example.org/x.png' }),
  JSON.stringify({ ...inside, devices: null }),
])('takes nobody in by %j', (text) => {
  expect(readInside(text)).toBeUndefined();
});
