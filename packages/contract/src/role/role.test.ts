import { expect, it } from 'vitest';
import { readRole } from './role.js';

it('takes only the exact word for a subscriber', () => {
  expect(readRole('subscriber')).toBe('subscriber');
  expect(['publisher', undefined, 'Subscriber', '', 2, null].map(readRole)).toEqual(
    Array(6).fill('publisher'),
  );
});
