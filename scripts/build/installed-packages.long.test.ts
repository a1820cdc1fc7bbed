// Every package that a stranger may want: built, packed, installed from a registry into an empty project, and used.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Consumer } from './consumer.js';
import { startRegistry, type LoopbackRegistry } from './loopback-registry.js';
import { installablePackages, isBundled, readPackage, workspaceFolder } from './packages.js';
import { buildPackages, packTarball, type Publishable } from './publishable.js';
import { makeStandalone } from './standalone.js';

/** What each package's program in `uses/` prints; a new package is refused until it has one. */
const PRINTS: Record<string, RegExp> = {
  '@airlock-rtc/broadcaster': /^function BroadcasterSupervisor invalid_destination$/m,
  '@airlock-rtc/codemod': /^2 files changed$/m,
  '@airlock-rtc/contract': /^1920x1080 true$/m,
  '@airlock-rtc/egress': /^localhost:6379, storage is not honoured/m,
  '@airlock-rtc/gateway': /^401 .*unauthorized/m,
  '@airlock-rtc/layouts': /^0 tiles$/m,
  '@airlock-rtc/livekit-local': /^OK$/m,
  '@airlock-rtc/psrpc': /^Hello Ann$/m,
  '@airlock-rtc/ranked-subscriptions': /^ben true, ann false\n0 decisions$/m,
  '@airlock-rtc/rtmp-ingest': /^404$/m,
  '@airlock-rtc/spaces-livekit-adapter': /^JWTError$/m,
  '@airlock-rtc/testkit': /^ben sees red function$/m,
  '@airlock-rtc/tokens': /^livekit .*太郎/m,
};

/** Kilobytes of our own code for a browser, minified and gzipped; the adapter's own test has its budget. */
const BUDGET_KB: Record<string, number> = {
  '@airlock-rtc/contract': 12,
  '@airlock-rtc/layouts': 5,
  '@airlock-rtc/ranked-subscriptions': 6,
  '@airlock-rtc/tokens': 5,
};

const packages = installablePackages();
const names = packages.map(({ manifest }) => manifest.name);
const libraries = names.filter((name) => name !== 'airlock-rtc');
let folder: string;
let registry: LoopbackRegistry;
const built = new Map<string, Publishable & { tarballPath: string }>();

beforeAll(async () => {
  await mkdir(join(workspaceFolder, '.cache'), { recursive: true });
  folder = await mkdtemp(join(workspaceFolder, '.cache', 'installed-'));
  const publishables = await buildPackages(packages, join(folder, 'packages'), { reports: 'compare' });
  for (const each of publishables) {
    const tarballPath = await packTarball(each.laidOut, join(folder, 'tarballs'));
    built.set(each.manifest.name, { ...each, tarballPath });
  }
  registry = await startRegistry(
    [...built.values()].map(({ laidOut, tarballPath }) => ({ ...readPackage(laidOut), tarballPath })),
  );
});
afterAll(async () => {
  await registry?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe.each(names)('%s, as it is published', (name) => {
  it('pleases publint', async () => {
    const { laidOut, manifest } = built.get(name)!;
    const { messages } = await publint({ pkgDir: laidOut, strict: true, pack: false });
    // A script tag's file is no module of either kind, whatever is bundled in it.
    const isOfScript = (args: object) => 'actualFilePath' in args && args.actualFilePath === manifest.unpkg;
    expect(messages.filter(({ type, args }) => type !== 'suggestion' && !isOfScript(args))).toEqual([]);
  });

  it('names the public repository, and nothing of this workspace', async () => {
    const text = await readFile(join(built.get(name)!.laidOut, 'package.json'), 'utf8');
    expect(text).not.toMatch(/@airlock-rtc\/source|workspace:|file:/);
    expect(JSON.parse(text).repository.url).toBe('git+https://github.com/airlock-rtc/airlock.git');
  });
});

describe.each(libraries)('the library %s', (name) => {
  it('gives types to every kind of importer, says are-the-types-wrong', async () => {
    const each = built.get(name)!;
    const result = await checkPackage(createPackageFromTarballData(await readFile(each.tarballPath)), {
      excludeEntrypoints: [/\.json$/, /\.js$/],
    });
    if (!result.types) throw new Error(`${name} has no types.`);
    // A module alone can be required too, from Node 20.19 on.
    const expected = isBundled(each) ? [] : ['CJSResolvesToESM'];
    expect(result.problems.filter(({ kind }) => !expected.includes(kind))).toEqual([]);
  });

  it('has the public surface that etc/ reports', () => {
    expect(built.get(name)!.changedReports, 'Run npm run build, and read what changed in etc/.').toEqual([]);
  });
});

// Two at a time: an installation waits for the network and the disk more than it computes.
it.concurrent.each(libraries)('%s installs into an empty project and does its work there', async (name) => {
  await using consumer = await Consumer.create();
  await consumer.install(registry.url, name, '@types/node@20');
  const program = join(import.meta.dirname, 'uses', `${name.split('/').at(-1)}.ts`);
  expect(await consumer.compileAndRun(program)).toMatch(PRINTS[name] ?? /a line in PRINTS/);
  if (!isBundled(built.get(name)!)) return;
  const required = await consumer.run(process.execPath, '-p', `typeof require('${name}')`);
  expect(required.trim()).toBe('object');
});

describe.each(Object.entries(BUDGET_KB))('%s in a browser', (name, kilobytes) => {
  it(`is at most ${kilobytes} KB`, async () => {
    const bytes = await browserBytes(name);
    console.log(`${name}: ${bytes} bytes, minified and gzipped.`);
    expect(bytes).toBeLessThanOrEqual(kilobytes * 1024);
  });
});

describe('the command line', () => {
  it('runs from built JavaScript', async () => {
    await using consumer = await Consumer.create();
    await consumer.install(registry.url, 'airlock-rtc');
    expect((await consumer.airlock('--version')).trim()).toBe(built.get('airlock-rtc')!.manifest.version);
    expect(await consumer.airlock('up', '--help')).toContain('--lan');
    await consumer.expectMigrates('livekit');
  });

  it('installs from its tarball alone, and migrates into an application that installs without a registry of ours', async () => {
    await makeStandalone(built.get('airlock-rtc')!, [...built.values()]);
    const tarball = await packTarball(built.get('airlock-rtc')!.laidOut, join(folder, 'standalone'));
    await using consumer = await Consumer.create();
    await consumer.run('npm', 'install', '--no-audit', '--no-fund', tarball);
    await consumer.expectMigrates('adapter');
    await consumer.run('npm', 'install', '--no-audit', '--no-fund');
    const adapter = await consumer.run(process.execPath, '-p', `require('@mux/spaces-web').Space.name`);
    expect(adapter.trim()).toBe('Space');
    expect((await consumer.airlock('pack', '--to', 'C# 部屋')).split('\n')[0]).toMatch(
      /^C# 部屋\/airlock-rtc-.*\.tgz$/,
    );
  });
});

async function browserBytes(name: string): Promise<number> {
  const { laidOut, manifest } = built.get(name)!;
  const entry = join(laidOut, 'everything.js');
  await writeFile(entry, `export * from '${join(laidOut, 'dist', 'index.js')}';`);
  const installed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  await using bundle = await rolldown({ input: entry, external: installed, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await rm(entry);
  return gzipSync(output[0].code, { level: 9 }).byteLength;
}
