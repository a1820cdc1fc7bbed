import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { APPS, type Measured } from './measure.js';
import { measureAll, tableOf } from './table.js';

let measured: Measured[];
beforeAll(async () => {
  measured = await measureAll();
});

test('nothing of the corpus is missed without a line, and no file is left alone', () => {
  expect(measured.map(({ app, missed }) => [app, missed])).toEqual(APPS.map((app) => [app, []]));
  expect(measured.flatMap(({ migration }) => migration.failed)).toEqual([]);
});

test('the table in the README is what the migration of the corpus comes to', async () => {
  const readme = await readFile(path.join(import.meta.dirname, '../../README.md'), 'utf8');
  // Laid out by prettier there: only what the cells say counts.
  const cells = (text: string) => text.replaceAll(/[ -]+/g, ' ');
  expect(cells(readme)).toContain(cells(tableOf(measured)));
});
