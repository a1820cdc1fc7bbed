import { expect, it } from 'vitest';
import { createLookups } from './lookups.js';
import type { KeyAndSpace } from '../token-exchange/store.js';

const answer = {} as KeyAndSpace;

function counted() {
  let time = 1;
  const asked: string[] = [];
  let found: Promise<KeyAndSpace | undefined> = Promise.resolve(answer);
  const find = (key: string, space: string) => {
    asked.push(`${key} ${space}`);
    return found;
  };
  const lookups = createLookups(find, () => time);
  const pass = (ms: number) => void (time += ms);
  return { lookups, asked, pass, answerWith: (next: typeof found) => void (found = next) };
}

it('asks once a second for one key and space', async () => {
  const { lookups, asked, pass } = counted();
  for (let n = 0; n < 3; n += 1) expect(await lookups.find('k', 's')).toBe(answer);
  await lookups.find('k', 'other');
  expect(asked).toEqual(['k s', 'k other']);
  pass(1001);
  await lookups.find('k', 's');
  expect(asked).toHaveLength(3);
});

it('asks again after a change, also for what was being read meanwhile', async () => {
  const { lookups, asked, answerWith } = counted();
  let arrive = (_: KeyAndSpace) => {};
  answerWith(new Promise((resolve) => (arrive = resolve)));
  const reading = lookups.find('k', 's');
  lookups.forget();
  arrive(answer);
  await reading;
  await lookups.find('k', 's');
  lookups.forget();
  await lookups.find('k', 's');
  expect(asked).toHaveLength(3);
});

it('does not keep that nothing was found', async () => {
  const { lookups, asked, answerWith } = counted();
  answerWith(Promise.resolve(undefined));
  await lookups.find('k', 's');
  await lookups.find('k', 's');
  expect(asked).toHaveLength(2);
});
