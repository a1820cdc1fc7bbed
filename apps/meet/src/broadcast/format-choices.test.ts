import { layout } from '@airlock/layouts';
import { expect, it } from 'vitest';
import { formatInWords, LAYOUTS, resolutionOf, SHAPES, SHARPNESSES } from './format-choices.js';

it('offers every format that can be broadcast, and no other', () => {
  const resolutions = SHAPES.flatMap((shape) =>
    SHARPNESSES.map((sharpness) => resolutionOf(shape.value, sharpness.value)),
  );
  expect(new Set(resolutions).size).toBe(6);
  for (const { value } of LAYOUTS) {
    // Throws for a format that there is not.
    for (const resolution of resolutions) layout([], { layout: value, resolution });
  }
});

it('says a format in words', () => {
  expect(formatInWords('active-speaker', resolutionOf('portrait', '720p'))).toBe('Speaker, 720×1280');
});
