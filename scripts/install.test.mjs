import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isInstalled } from './install.mjs';

const locked = {
  '': { version: '0.1.0' },
  'packages/contract': { version: '0.1.0' },
  'node_modules/@airlock-rtc/contract': { link: true },
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/only-on-mars': { version: '1.0.0', optional: true },
};

it('installs again when a package is missing or of another version, and not for those of other machines', () => {
  const there = {
    'node_modules/@airlock-rtc/contract': { link: true },
    'node_modules/zod': { version: '4.6.7' },
  };
  expect(isInstalled(locked, there)).toBe(true);
  expect(isInstalled(locked, { ...there, 'node_modules/zod': { version: '4.6.6' } })).toBe(false);
  expect(isInstalled(locked, { 'node_modules/zod': { version: '4.6.7' } })).toBe(false);
  expect(isInstalled(locked, {})).toBe(false);
});

it('finds this clone installed', () => {
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  expect(isInstalled(packages('package-lock.json'), packages('node_modules/.package-lock.json'))).toBe(true);
});
