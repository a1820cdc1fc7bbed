// docs/deviations.md is current, and each row is held by a test that exists.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { deviations } from './deviations.js';
import { renderDeviations } from './render.js';

const packageFolder = join(import.meta.dirname, '../..');

it('docs/deviations.md is what the table says', () => {
  const printed = readFileSync(join(packageFolder, '../../docs/deviations.md'), 'utf8');
  expect(printed, 'Run: npm run print-deviations -w packages/spaces-livekit-adapter').toBe(
    renderDeviations(),
  );
});

it('every deviation is held by a test', () => {
  const tests = ['src', 'test'].flatMap((folder) =>
    readdirSync(join(packageFolder, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => readFileSync(join(packageFolder, folder, file), 'utf8')),
  );
  const isThere = (name: string) => tests.some((text) => text.includes(`'${name}'`));
  expect(deviations.map(({ test }) => test).filter((name) => !isThere(name))).toEqual([]);
});
