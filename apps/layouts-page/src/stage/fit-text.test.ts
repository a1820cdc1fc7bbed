import { expect, it } from 'vitest';
import { fitText } from './fit-text.js';

/** Ten pixels a letter. */
const measure = (text: string) => [...text].length * 10;

it('leaves alone what fits', () => {
  expect(fitText('Ada', 30, measure)).toEqual({ text: 'Ada', width: 30 });
});

it('shortens to the ellipsis, without a space before it', () => {
  expect(fitText('Ada Lovelace', 50, measure)).toEqual({ text: 'Ada…', width: 40 });
});

it('cuts between letters as people see them', () => {
  const family = '👨‍👩‍👧';
  const { text } = fitText(
    `${family}${family}`,
    20,
    (line) => [...new Intl.Segmenter().segment(line)].length * 15,
  );
  expect(text).toBe(`${family}…`);
});

it('measures a name of ten thousand letters no more than a few times', () => {
  let count = 0;
  const fitted = fitText('W'.repeat(10_000), 100, (text) => {
    count += 1;
    return measure(text);
  });
  expect(fitted.width).toBeLessThanOrEqual(100);
  expect(count).toBeLessThan(12);
});

it('never says more than its room, even for one letter', () => {
  expect(fitText('WW', 5, measure).width).toBe(5);
});
