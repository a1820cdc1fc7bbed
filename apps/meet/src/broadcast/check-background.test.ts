// Tests that a background image is tried before a room goes live with it.
import { expect, it } from 'vitest';
import { canLoadBackground } from './check-background.js';

it('tells an image that can be loaded from one that cannot', async () => {
  const asked: string[] = [];
  const load = async (address: string) => {
    asked.push(address);
    if (address.includes('missing')) throw new DOMException('The source image cannot be decoded.');
  };
  expect(await canLoadBackground('https://example.org/wall.png', load)).toBe(true);
  expect(await canLoadBackground('https://example.org/missing.png', load)).toBe(false);
  expect(asked).toHaveLength(2);
});
