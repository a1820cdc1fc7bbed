import { expect, it } from 'vitest';
import { Silence } from './silence.js';

it('speaks up after six seconds without a sound, and is content with the next', () => {
  const silence = new Silence();
  expect(silence.isSilent(0, 1000)).toBe(false);
  expect(silence.isSilent(0.05, 6900)).toBe(false);
  expect(silence.isSilent(0.05, 7000)).toBe(true);
  expect(silence.isSilent(0.5, 7100)).toBe(false);
  expect(silence.isSilent(0, 13_000)).toBe(false);
  expect(silence.isSilent(0, 13_100)).toBe(true);
});
