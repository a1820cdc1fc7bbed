import { expect, it } from 'vitest';
import { PRINTERS } from './printers.js';
import { printPages } from './printed-blocks.js';

const pages = await printPages();

it.each(pages)('docs/$file is what the code says: `npm run docs:print` renews it', ({ current, printed }) => {
  expect(current).toBe(printed);
});

it('has a page for everything that is printed', () => {
  const all = pages.map(({ current }) => current).join();
  expect(Object.keys(PRINTERS).filter((name) => !all.includes(`<!-- printed: ${name} -->`))).toEqual([]);
});
