// Every package that a stranger may want: built, packed, installed from a registry into an empty project, and used.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseEnv } from 'node:util';
import { gzipSync } from 'node:zlib';
import { freeTcpPort } from '@airlock-rtc/livekit-local';
import { startRedis, startWorld } from '@airlock-rtc/testkit';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Consumer } from './consumer.js';
import { buildImage, type Image } from './image.js';
import { startRegistry, type LoopbackRegistry } from './loopback-registry.js';
import { installablePackages, isBundled, isPage, MEET, readPackage, workspaceFolder } from './packages.js';
import { buildPackages, packTarball, type Publishable } from './publishable.js';
import { startProgram } from './running-program.js';
import { strangersEnv } from './strangers-env.js';
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
const libraries = packages
  .filter((each) => !isPage(each) && each.manifest.name !== 'airlock-rtc')
  .map(({ manifest }) => manifest.name);
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
  // A minute and a half of two cores; more on a busy machine.
}, 900_000);
afterAll(async () => {
  await registry?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

it.each([...libraries, 'airlock-rtc'])('%s pleases publint', async (name) => {
  const { laidOut, manifest } = built.get(name)!;
  const { messages } = await publint({ pkgDir: laidOut, strict: true, pack: false });
  // A file for a script tag, or of a page, is no module of either kind, whatever is bundled in it.
  const isOfScript = (args: object) =>
    'actualFilePath' in args &&
    (args.actualFilePath === manifest.unpkg || String(args.actualFilePath).startsWith(`/${MEET}/`));
  expect(messages.filter(({ type, args }) => type !== 'suggestion' && !isOfScript(args))).toEqual([]);
});

describe.each(names)('%s, as it is published', (name) => {
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

describe('npx airlock-rtc, in an empty folder', () => {
  let stranger: Consumer;
  beforeAll(async () => {
    // npx keeps what it has installed by name, so that it would run the packages of an earlier test.
    const cache = join(folder, 'npx');
    const ownCache = execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim();
    await mkdir(cache);
    await symlink(join(ownCache, '_cacache'), join(cache, '_cacache'));
    const command = ['npx', '--yes', '--registry', registry.url, 'airlock-rtc'];
    stranger = await Consumer.create(command, { npm_config_cache: cache });
  });
  afterAll(() => stranger?.[Symbol.asyncDispose]());

  it('migrates an application', async () => {
    expect((await stranger.airlock('--version')).trim()).toBe(built.get('airlock-rtc')!.manifest.version);
    await stranger.expectMigrates('livekit');
  });

  it('starts LiveKit and the meeting with `up`, and films a room of it with `broadcast`', async () => {
    await using up = stranger.start('up');
    const [page] = await up.saying(/http:\/\/localhost:\d+\//);
    await up.saying(/Logs/);
    const html = await (await fetch(page)).text();
    const script = /<script[^>]* src="([^"]+)"/.exec(html)![1]!;
    expect((await fetch(new URL(script, page))).headers.get('content-type')).toContain('javascript');

    const keys = parseEnv(await readFile(join(stranger.folder, '.airlock/livekit.env'), 'utf8'));
    await using world = await startWorld({ livekit: { env: keys } });
    await world.addParticipant({ room: 'stage', identity: 'ada', pattern: { color: 'red' } });
    await using broadcast = stranger.start('broadcast', '--room', 'stage', '--to', 'stage.mp4');
    await broadcast.saying(/live {2}00:00:\d\d/);
    // npx itself dies of Ctrl-C; what it runs ends in good order.
    await broadcast.stop();
    expect(await readFile(join(stranger.folder, 'stage.mp4'), 'latin1')).toContain('moov');
    await up.stop();
    await expect(fetch(page)).rejects.toThrow();
  });
});

describe('the images of deploy/, which are built from tarballs alone', () => {
  let image: Image;
  beforeAll(async () => {
    const context = join(folder, 'deploy');
    // Of a deployment that somebody has set up here, neither the tarballs nor the secrets.
    const filter = (source: string) => !/^(tarballs|certificates|.*\.env)$/.test(basename(source));
    await cp(join(workspaceFolder, 'deploy'), context, { recursive: true, filter });
    await makeStandalone(built.get('airlock-rtc')!, [...built.values()]);
    await packTarball(built.get('airlock-rtc')!.laidOut, join(context, 'tarballs'));
    await cp(join(folder, 'tarballs'), join(context, 'tarballs'), { recursive: true, force: false });
    const root = await mkdtemp(join(tmpdir(), 'airlock-image-'));
    image = await buildImage(join(context, 'gateway.Dockerfile'), { context, root, env: strangersEnv });
  });
  afterAll(() => image && rm(image.root, { recursive: true, force: true }));

  const start = (args: readonly string[], env: NodeJS.ProcessEnv) => {
    const command = [...image.entrypoint, ...args] as [string, ...string[]];
    return startProgram(command, { cwd: image.workdir, env: { ...strangersEnv, ...image.env, ...env } });
  };

  it('start the gateway', async () => {
    const port = (await freeTcpPort())!;
    await using gateway = start(image.cmd, {
      ...{ LIVEKIT_URL: 'ws://127.0.0.1:9', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'secret'.repeat(6) },
      ...{
        AIRLOCK_PORT: String(port),
        AIRLOCK_BROADCASTER: 'egress',
        AIRLOCK_EGRESS_PAGE_URL: 'http://web/',
      },
    });
    await gateway.saying(/listening|gateway/i);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect(await gateway.stop('SIGTERM')).toBe(0);
  });

  it('start the worker', async () => {
    await using redis = await startRedis();
    const port = (await freeTcpPort())!;
    const config = {
      ...{ redis: { address: redis.address }, ws_url: 'ws://127.0.0.1:9', health_port: port },
      ...{ api_key: 'key', api_secret: 'secret'.repeat(6) },
    };
    await using worker = start(['egress'], {
      EGRESS_CONFIG_BODY: JSON.stringify(config),
      AIRLOCK_STATE_FOLDER: image.env.AIRLOCK_FOLDER,
    });
    await worker.saying(/Waiting for requests/);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    expect(await worker.stop('SIGTERM')).toBe(0);
  });

  it('has the layouts page where Caddy serves it from', async () => {
    const context = join(folder, 'deploy');
    const root = join(folder, 'web');
    await buildImage(join(context, 'web.Dockerfile'), { context, root, env: strangersEnv });
    const [, served] = /root \* (\S+)/.exec(await readFile(join(root, 'etc/caddy/Caddyfile'), 'utf8'))!;
    expect(await readFile(join(root, served!, 'index.html'), 'utf8')).toContain('<script');
  });

  it('migrates into an application that installs without a registry of ours', async () => {
    await using consumer = await Consumer.create([join(image.workdir, 'node_modules/.bin/airlock')]);
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
