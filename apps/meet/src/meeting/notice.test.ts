// Tests that news does not pile up.
import { expect, it } from 'vitest';
import { addNotice, type News, type Notice } from './notice.js';

const shownAfter = (...news: News[]) =>
  news
    .reduce<readonly Notice[]>((notices, each, id) => addNotice(notices, each, id), [])
    .map(({ text }) => text);

it('tells of people who come together in one line', () => {
  const joined = (name: string) => ({ joined: [name] });
  expect(shownAfter(joined('Ada'))).toEqual(['Ada joined']);
  expect(shownAfter(joined('Ada'), joined('健太'))).toEqual(['Ada and 健太 joined']);
  expect(shownAfter(...['Ada', 'Ben', 'Cleo', 'Dan', 'Eve'].map(joined))).toEqual([
    'Ada, Ben, and +3 joined',
  ]);
});

it('shows the latest news alone, and every problem once', () => {
  expect(
    shownAfter(
      { problem: 'Camera in use' },
      { joined: ['Ada'] },
      { problem: 'Camera in use' },
      { left: ['Ada'] },
    ),
  ).toEqual(['Camera in use', 'Ada left']);
});
