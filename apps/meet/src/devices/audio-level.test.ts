// Tests the scale of the loudness meter.
import { expect, it } from 'vitest';
import { toLevel } from './audio-level.js';

const sine = (amplitude: number) => Float32Array.from({ length: 512 }, (_, n) => amplitude * Math.sin(n / 5));

it('shows silence as nothing and full scale as all', () => {
  expect(toLevel(new Float32Array(512))).toBe(0);
  expect(toLevel(sine(1))).toBe(1);
});

it('rises with the sound', () => {
  const [faint, spoken, loud] = [toLevel(sine(0.005)), toLevel(sine(0.05)), toLevel(sine(0.3))];
  expect(faint).toBeGreaterThan(0);
  expect(spoken).toBeGreaterThan(faint);
  expect(loud).toBeGreaterThan(spoken);
});
