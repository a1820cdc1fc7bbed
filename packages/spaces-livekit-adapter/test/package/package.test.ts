// What is published: built anew, laid out as npm would install it, and used in every way that package.json promises.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { publint } from 'publint';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildInto } from '../../build/build-into.js';
import { workspaceFolder } from '../../build/places.js';
import { layOutPackage, packTarball } from '../../build/publishable.js';
import * as source from '../../src/index.js';

const names = Object.keys(source).sort();
const require = createRequire(import.meta.url);
let folder: string;
let installed: string;
let isReportUnchanged: boolean;

beforeAll(async () => {
  await mkdir(join(workspaceFolder, '.cache'), { recursive: true });
  folder = await mkdtemp(join(workspaceFolder, '.cache', 'package-test-'));
  ({ isReportUnchanged } = await buildInto(join(folder, 'dist'), { isCheck: true }));
  installed = join(folder, 'package');
  await layOutPackage(join(folder, 'dist'), installed);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const textOf = (file: string) => readFile(join(installed, file), 'utf8');

describe('the built package', () => {
  it('is a module with the exports of the source', async () => {
    const built = (await import(pathToFileURL(join(installed, 'dist/index.js')).href)) as object;
    expect(Object.keys(built).sort()).toEqual(names);
  });

  it('can be required', () => {
    const built = require(join(installed, 'dist/index.cjs')) as object;
    expect(Object.keys(built).sort()).toEqual(names);
  });

  it('defines MuxSpaces from a script tag, with everything it needs inside', async () => {
    const script = await textOf('dist/mux-spaces.js');
    const built = new Function(`${script}\nreturn MuxSpaces`)() as typeof source;
    expect(Object.keys(built).sort()).toEqual(names);
    expect(() => new built.Space('no token')).toThrow(built.JWTError);
  });

  it('names no package of this workspace', async () => {
    for (const file of [
      'package.json',
      'dist/index.js',
      'dist/index.cjs',
      'dist/index.d.ts',
      'dist/index.d.cts',
    ]) {
      expect(await textOf(file), file).not.toMatch(/@airlock\/|workspace:|from '\.\.?\//);
    }
  });

  it('has the public surface that etc/ reports', () => {
    expect(
      isReportUnchanged,
      'Run: npm run build -w @airlock-rtc/spaces-livekit-adapter, and read what changed in etc/.',
    ).toBe(true);
  });

  it('pleases publint', async () => {
    const { messages } = await publint({ pkgDir: installed, level: 'suggestion', strict: true, pack: false });
    expect(messages).toEqual([]);
  });

  it('gives types to every kind of importer, says are-the-types-wrong', () => {
    const tarball = packTarball(installed);
    const attw = require
      .resolve('@arethetypeswrong/cli/package.json')
      .replace('package.json', 'dist/index.js');
    const ignored = ['--exclude-entrypoints', './dist/mux-spaces.js'];
    const said = execFileSync(process.execPath, [attw, tarball, '--no-color', '--no-emoji', ...ignored], {
      encoding: 'utf8',
    });
    expect(said).toContain('No problems found');
  }, 60_000);

  it('is at most 15 KB of its own, minified and gzipped', async () => {
    const code = await bundleOf(`export * from '${join(installed, 'dist/index.js')}';`);
    const bytes = gzipSync(code, { level: 9 }).byteLength;
    console.log(`The adapter without livekit-client: ${bytes} bytes, minified and gzipped.`);
    expect(bytes).toBeLessThanOrEqual(15 * 1024);
  });

  it('leaves behind what an application does not import', async () => {
    const code = await bundleOf(`export { TrackKind } from '${join(installed, 'dist/index.js')}';`);
    expect(code).toContain('Video');
    expect(code).not.toContain('class');
    expect(code.length).toBeLessThan(1_000);
  });
});

async function bundleOf(program: string): Promise<string> {
  const entry = join(folder, `entry-${program.length}.js`);
  await writeFile(entry, program);
  await using bundle = await rolldown({
    input: entry,
    external: [/^livekit-client/, /^events/],
    platform: 'browser',
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  return output[0].code;
}
