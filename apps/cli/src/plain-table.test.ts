import { expect, it } from 'vitest';
import { plainTable } from './plain-table.js';

it('puts no escape codes into a pipe, where awk would find them', () => {
  expect(plainTable(['id', 'name'], [['1', 'Ada']])).toBe('id  name  \n1   Ada   ');
});
