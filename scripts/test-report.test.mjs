import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTestReport } from './test-report.mjs';

const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')));
const TESTS = `
  let tries = 0;
  test('shaky', { retry: 1 }, () => expect((tries += 1)).toBe(2));
  test('broken', { retry: 1 }, () => expect(1).toBe(2));
  test('steady', () => expect(1).toBe(1));
`;

let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'airlock-report-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('names what failed and what needed a second try', () => {
  const file = join(folder, 'some.test.mjs');
  writeFileSync(file, TESTS);
  const report = join(folder, 'report.json');
  const options = ['--root', folder, '--globals', '--reporter=json', `--outputFile=${report}`];
  expect(() => execFileSync(process.execPath, [vitest, 'run', ...options], { stdio: 'ignore' })).toThrow();
  const seen = relative('.', file);
  expect(readTestReport(report)).toEqual({
    ...{ passed: 2, failed: 1, skipped: 0 },
    failures: [`${seen} > broken: AssertionError: expected 1 to be 2 // Object.is equality`],
    secondTries: [`${seen} > shaky: AssertionError: expected 1 to be 2 // Object.is equality`],
  });
});

it('has passed nothing where there is no report', () => {
  expect(readTestReport(join(folder, 'none.json'))).toMatchObject({ passed: 0, failed: 0 });
});
