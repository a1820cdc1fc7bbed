import { expect, it } from 'vitest';
import { watchedId, watchLink } from './watched-id.js';

it('finds the id in the link that it makes', () => {
  const { pathname } = new URL(watchLink('aB3-_', { origin: 'https://meet.example' }));
  expect(watchedId(pathname)).toBe('aB3-_');
  expect(watchedId('/watch/abc/')).toBe('abc');
});

it.each(['/', '/watch', '/watch/', '/watch/a/b', '/watch/%2e%2e', '/watch/a b', `/watch/${'x'.repeat(256)}`])(
  'takes %s for another page',
  (pathname) => expect(watchedId(pathname)).toBeUndefined(),
);
