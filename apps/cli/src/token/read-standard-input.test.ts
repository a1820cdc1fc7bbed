import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readStandardInput } from './read-standard-input.js';

const input = (chunks: string[], isTTY = false) => Object.assign(Readable.from(chunks), { isTTY });

it('reads all that is piped in', async () => {
  expect(await readStandardInput(input(['abc.', 'def\n']))).toBe('abc.def');
});

it('does not wait at a keyboard, and wants more than blanks', async () => {
  await expect(readStandardInput(input(['abc'], true))).rejects.toMatchObject({ code: 'missing_input' });
  await expect(readStandardInput(input([' \n']))).rejects.toThrow(/token --show <jwt>/);
});
