import { expect, it } from 'vitest';
import { documentedBlocks, readBlocks } from './documented-commands.js';

const block = (comment: string) =>
  `Text.\n\n${comment}\n\n   \`\`\`sh\n   npm start\n     -- now\n   \`\`\`\n`;

it('reads a block as it is printed, and what the comment before it says', () => {
  expect(readBlocks('a.md', block(''))).toEqual([
    { place: 'a.md:6', file: 'a.md', script: 'npm start\n  -- now', run: 'to its end', reason: undefined },
  ]);
  expect(readBlocks('a.md', block('<!-- runs until stopped -->'))).toMatchObject([{ run: 'until stopped' }]);
  expect(readBlocks('a.md', block('<!-- not run: needs Docker -->'))).toMatchObject([
    { run: 'not', reason: 'needs Docker' },
  ]);
  expect(readBlocks('bench/join/README.md', block(''))).toMatchObject([{ run: 'not' }]);
});

it.each(['<!-- not run -->', '<!-- not run: no -->', '<!-- skip -->'])(
  'refuses %s without a reason',
  (comment) => {
    expect(() => readBlocks('a.md', block(comment))).toThrow('a.md:6');
  },
);

it('knows how to run every block of the documentation; most are run, here or by the test that the comment names', async () => {
  const blocks = await documentedBlocks();
  const notRun = blocks.filter(({ run, reason = '' }) => run === 'not' && !/\btest\b|\.spec\./.test(reason));
  expect(blocks.length).toBeGreaterThan(5);
  expect(notRun.length).toBeLessThan(blocks.length / 2);
  // An ellipsis cannot be copied.
  expect(blocks.filter(({ script, run }) => run !== 'not' && script.includes('…'))).toEqual([]);
});
