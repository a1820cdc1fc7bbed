import { expect, it } from 'vitest';
import { chooseSpace, type ListedSpace } from './list-spaces.js';

const space = (id: string, status: ListedSpace['status']): ListedSpace => ({
  ...{ id, status, name: 'Töpferkurs', participants: 0, environment: 'development', created_at: '0' },
});

it('is the only space of its name, or the only one with people in it', () => {
  expect(chooseSpace([], 'Töpferkurs')).toBeUndefined();
  expect(chooseSpace([space('a', 'idle')], 'Töpferkurs')).toBe('a');
  expect(chooseSpace([space('a', 'idle'), space('b', 'active')], 'Töpferkurs')).toBe('b');
});

it('is not guessed among several', () => {
  const several = [space('a', 'active'), space('b', 'active'), space('c', 'idle')];
  expect(() => chooseSpace(several, 'Töpferkurs')).toThrow('give the id of one (a, b)');
});
