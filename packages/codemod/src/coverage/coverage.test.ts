import { describe, expect, test } from 'vitest';
import { RULES } from '../rules/rules.js';
import { coverageTable } from './coverage.js';
import { SPACES_ROWS } from './spaces-rows.js';

describe('coverage', () => {
  test('has the 154 rows of spaces-web 1.2.0', () => {
    expect(new Set(SPACES_ROWS).size).toBe(154);
  });

  test.each(coverageTable())('$row has an outcome and says what it becomes', ({ rule, outcome, to }) => {
    expect(rule).toBeDefined();
    expect(outcome).toMatch(/^(?:rewritten|marked|dropped)$/);
    expect(to).toMatch(/\S/);
  });

  test('each row belongs to one rule', () => {
    const rows = RULES.flatMap((rule) => Object.keys(rule.covers));
    expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
  });
});
