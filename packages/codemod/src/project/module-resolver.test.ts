import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { moduleResolver } from './module-resolver.js';

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowJs: true,
};

test.each([
  ['an alias of a configuration that the root only references', '@/space', 'src/main.ts', 'src/space.ts'],
  ['an alias of the nearest configuration', '#lib/space', 'web/src/main.ts', 'web/lib/space.ts'],
  ['a path from the baseUrl of a jsconfig', 'hooks/use', 'cra/src/app.js', 'cra/src/hooks/use.js'],
  [
    'another package of the workspace, which is not linked',
    '@acme/room',
    'src/main.ts',
    'packages/room/src/index.ts',
  ],
  ['a part of another package', '@acme/room/hooks', 'src/main.ts', 'packages/room/src/hooks.ts'],
  ['the custom of bundlers, without a configuration', '~/space', 'nuxt/pages/call.ts', 'nuxt/space.ts'],
  [
    'SvelteKit’s $lib, whose configuration is generated',
    '$lib/space',
    'kit/src/app.ts',
    'kit/src/lib/space.ts',
  ],
])('%s is followed', async (_, specifier, from, to) => {
  await using project = await write();
  expect(project.resolve(specifier, from)).toBe(to);
});

test('a file is taken before a folder of the same name, and nothing leads out of nowhere', async () => {
  await using project = await write();
  expect(project.resolve('@/nothing', 'src/main.ts')).toBeUndefined();
  expect(project.resolve('@acme/room/nothing', 'src/main.ts')).toBeUndefined();
  expect(project.resolve('./nothing', 'src/main.ts')).toBeUndefined();
});

async function write() {
  const files: Record<string, string> = {
    'package.json': '{ "name": "root" }',
    'tsconfig.json':
      '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }, { "path": "./gone.json" }] }',
    'tsconfig.app.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } }, "include": ["src"] }',
    'src/space.ts': '',
    'src/main.ts': '',
    'web/tsconfig.json':
      '{ // with a comment\n "compilerOptions": { "baseUrl": ".", "paths": { "#lib/*": ["lib/*"] } } }',
    'web/lib/space.ts': '',
    'cra/jsconfig.json': '{ "compilerOptions": { "baseUrl": "src" } }',
    'cra/src/hooks/use.js': '',
    'packages/room/package.json': '{ "name": "@acme/room", "main": "dist/index.js" }',
    'packages/room/src/index.ts': '',
    'packages/room/src/hooks.ts': '',
    'nuxt/package.json': '{}',
    'nuxt/space.ts': '',
    'kit/package.json': '{}',
    'kit/tsconfig.json': '{ "extends": "./.svelte-kit/tsconfig.json" }',
    'kit/src/lib/space.ts': '',
  };
  const folder = await mkdtemp(path.join(tmpdir(), 'airlock-resolver-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  const manifests = Object.keys(files).filter((name) => name.endsWith('package.json'));
  const resolve = moduleResolver(
    OPTIONS,
    ts.sys,
    manifests.map((name) => path.join(folder, name)),
  );
  return {
    resolve: (specifier: string, from: string) => {
      const file = resolve(specifier, path.join(folder, from))?.resolvedFileName;
      return file === undefined ? undefined : path.relative(folder, file);
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
