// What is special about the adapter as it is published: a script tag, old syntax, late loading, nothing of this workspace.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileFunction, createContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import { rolldown, type OutputChunk } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installablePackages, workspaceFolder } from '../../../../scripts/build/packages.js';
import { buildPackages } from '../../../../scripts/build/publishable.js';
import * as source from '../../src/index.js';

const names = Object.keys(source).sort();
const require = createRequire(import.meta.url);
let folder: string;
let installed: string;

beforeAll(async () => {
  await mkdir(join(workspaceFolder, '.cache'), { recursive: true });
  folder = await mkdtemp(join(workspaceFolder, '.cache', 'package-test-'));
  const [adapter] = await buildPackages(installablePackages(['spaces-livekit-adapter']), folder);
  installed = adapter!.laidOut;
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
      expect(await textOf(file), file).not.toMatch(/@airlock-rtc\/(?!spaces-livekit-adapter)|workspace:/);
    }
  });

  it('is at most 24 KB of its own in the syntax of 2019, minified and gzipped, and 7 KB before the first join', async () => {
    const chunks = await bundleOf(`export * from '${join(installed, 'dist/index.js')}';`);
    const bytes = chunks.map(({ code }) => gzipSync(code, { level: 9 }).byteLength);
    console.log(`The adapter without livekit-client: ${bytes.join(' + ')} bytes, minified and gzipped.`);
    expect(sum(bytes)).toBeLessThanOrEqual(24 * 1024);
    expect(sum(bytes.filter((_, index) => !chunks[index]!.isDynamicEntry))).toBeLessThanOrEqual(7 * 1024);
  });

  it('is in the syntax of 2019', async () => {
    for (const file of ['index.js', 'connection.js', 'mux-spaces.js']) {
      const options = { ecmaVersion: 2019, sourceType: 'module', allowImportExportEverywhere: true } as const;
      // The one thing newer is import(), which every bundler of that time reads too.
      const code = (await textOf(`dist/${file}`)).replace(/\bimport\(/g, 'load(');
      expect(() => parse(code, options), file).not.toThrow();
    }
  });

  it('is loaded where there is neither TextEncoder nor WebRTC, as in Jest with jsdom: livekit-client waits for the join', async () => {
    const context = createContext({ atob, console, setTimeout, clearTimeout });
    const load = (file: string): unknown => {
      const module = { exports: {} };
      const parameters = ['module', 'exports', 'require'];
      compileFunction(readFileSync(file, 'utf8'), parameters, { parsingContext: context })(
        ...[module, module.exports, (name: string) => required(name)],
      );
      return module.exports;
    };
    const required = (name: string): unknown => {
      if (name === 'events') return EventEmitter;
      if (name.startsWith('./')) return load(join(installed, 'dist', name));
      throw new ReferenceError('TextEncoder is not defined');
    };
    const { Space } = load(join(installed, 'dist/index.cjs')) as typeof source;
    const claims = Buffer.from(JSON.stringify({ sub: 'Zoë’s 部屋' })).toString('base64url');
    const space = new Space(`x.${claims}.x`, 'wss://host');
    await expect(space.join()).rejects.toMatchObject({
      name: 'ConnectionError',
      message: expect.stringContaining('livekit-client could not be loaded'),
    });
  });

  it('leaves behind what an application does not import', async () => {
    const [chunk] = await bundleOf(`export { TrackKind } from '${join(installed, 'dist/index.js')}';`);
    const { code } = chunk!;
    expect(code).toContain('Video');
    expect(code).not.toContain('class');
    expect(code.length).toBeLessThan(1_000);
  });
});

async function bundleOf(program: string): Promise<OutputChunk[]> {
  const entry = join(folder, `entry-${program.length}.js`);
  await writeFile(entry, program);
  await using bundle = await rolldown({
    input: entry,
    external: [/^livekit-client/, /^events/],
    platform: 'browser',
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  return output.filter((each) => each.type === 'chunk');
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
