import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compileWorkspace } from './compile.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'airlock-compile-'));
  write('apps/app/package.json', '{ "dependencies": { "@airlock-rtc/part": "0.1.0", "commander": "1" } }');
  write('apps/app/src/main.ts', 'export const one: number = 1;');
  write('packages/part/package.json', '{}');
  write('packages/part/src/deep/part.ts', 'export const two = 2 as const;');
  write('packages/part/src/deep/part.test.ts', 'a test');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const read = (path) => readFileSync(join(root, path), 'utf8');

it('compiles a package and those that it needs, tests aside', async () => {
  expect(await compileWorkspace('apps/app', root)).toBe(true);
  expect(read('apps/app/dist/main.js')).toContain('const one = 1;');
  expect(read('packages/part/dist/deep/part.js')).toContain('const two = 2;');
  expect(() => read('packages/part/dist/deep/part.test.js')).toThrow('ENOENT');
});

it('compiles again what has changed, and nothing else', async () => {
  await compileWorkspace('apps/app', root);
  write('apps/app/dist/main.js', 'kept');
  write('packages/part/src/deep/part.ts', 'export const two = 22;');
  const later = new Date(Date.now() + 5000);
  utimesSync(join(root, 'packages/part/src/deep/part.ts'), later, later);
  await compileWorkspace('apps/app', root);
  expect(read('apps/app/dist/main.js')).toBe('kept');
  expect(read('packages/part/dist/deep/part.js')).toContain('const two = 22;');
});
