import { expect, it } from 'vitest';
import { formatInWords, resolutionOf, SHAPES, SHARPNESSES } from './format-choices.js';

it('offers each size that can be broadcast once', () => {
  const resolutions = SHAPES.flatMap((shape) =>
    SHARPNESSES.map((sharpness) => resolutionOf(shape, sharpness)),
  );
  const sizes = ['1280x720', '1920x1080', '720x1280', '1080x1920', '720x720', '1080x1080'];
  expect(resolutions.sort()).toEqual(sizes.sort());
});

it('says a format in words', () => {
  expect(formatInWords('active-speaker', resolutionOf('portrait', '720p'))).toBe('Speaker, 720×1280');
});
