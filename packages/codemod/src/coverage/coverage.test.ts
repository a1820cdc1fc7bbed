import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { RULES } from '../rules/rules.js';
import { coverageTable } from './coverage.js';
import { rowsOf, SPACES_ROWS } from './spaces-rows.js';

describe('coverage', () => {
  test('has the 154 rows of spaces-web 1.2.0', () => {
    expect(new Set(SPACES_ROWS).size).toBe(154);
  });

  test('has each export and member of the real typings', () => {
    const real = realRows();
    expect(SPACES_ROWS.filter((row) => !real.includes(row))).toEqual([]);
    expect(real.filter((row) => !SPACES_ROWS.includes(row))).toEqual([]);
  });

  test.each(coverageTable())('$row has an outcome and says what it becomes', ({ rule, outcome, to }) => {
    expect(rule).toBeDefined();
    expect(outcome).toMatch(/^(?:rewritten|partly|marked|dropped)$/);
    expect(to).toMatch(/\S/);
  });

  test('each row belongs to one rule', () => {
    const rows = RULES.flatMap((rule) => Object.keys(rule.covers));
    expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
  });
});

/** Of the published package, whose name here is an alias. */
function realRows(): string[] {
  const dist = path.dirname(createRequire(import.meta.url).resolve('spaces-web-original'));
  const index = path.join(dist, 'types/index.d.ts');
  const program = ts.createProgram([index], { moduleResolution: ts.ModuleResolutionKind.Bundler });
  const checker = program.getTypeChecker();
  const exports = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(index)!)!);
  return exports.flatMap((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return rowsOf(symbol.name, target.declarations![0]!);
  });
}
