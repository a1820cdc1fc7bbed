// Tests which parts of a stranger's message become links.
import { expect, it } from 'vitest';
import { splitLinks } from './split-links.js';

const linksIn = (text: string) => splitLinks(text).flatMap(({ url }) => url ?? []);

it.each([
  ['see https://example.org/a?b=1.', ['https://example.org/a?b=1']],
  ['(http://example.org) and https://example.com/ü', ['http://example.org/', 'https://example.com/%C3%BC']],
  ['資料は https://example.jp/会議。', ['https://example.jp/%E4%BC%9A%E8%AD%B0']],
  ['javascript:alert(1) data:text/html,x ftp://x.org', []],
  ['https:// and http://', []],
  ['no address', []],
])('finds in %j: %j', (text, links) => {
  expect(linksIn(text)).toEqual(links);
  expect(
    splitLinks(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});
