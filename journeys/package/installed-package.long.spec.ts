// The guide's own line, installed by three package managers from a registry, built by Vite, and run; Next.js is in examples/.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { seenFrame, startWorld, type TestBrowser, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startRegistry, type LoopbackRegistry } from '../../scripts/build/loopback-registry.js';
import { installablePackages, readPackage } from '../../scripts/build/packages.js';
import { buildPackages, packTarball } from '../../scripts/build/publishable.js';
import { Application } from './application.js';

const workspace = join(import.meta.dirname, '..', '..');
const programs = join(workspace, 'node_modules', '.bin');
const managers = {
  npm: ['npm', 'install', '--no-audit', '--no-fund'],
  // machina 7.0.1, of livekit-client 2.23, names Node 22; it runs in browsers, and Yarn 1 alone refuses it on Node 20.
  yarn: [join(programs, 'yarn'), 'install', '--non-interactive', '--ignore-engines'],
  pnpm: [join(programs, 'pnpm'), 'install', '--ignore-workspace'],
} as const;

let folder: string;
let registry: LoopbackRegistry;
let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  await mkdir(join(workspace, '.cache'), { recursive: true });
  folder = await mkdtemp(join(workspace, '.cache', 'installed-adapter-'));
  const [adapter] = await buildPackages(installablePackages(['spaces-livekit-adapter']), folder);
  const tarball = await packTarball(adapter!.laidOut, folder);
  registry = await startRegistry([{ ...readPackage(adapter!.laidOut), tarballPath: tarball }]);
  world = await startWorld();
  await world.addParticipant({ room: 'shop', identity: 'ann', name: 'Ann', pattern: { color: 'green' } });
  browser = await world.addBrowser();
});
afterAll(async () => {
  await registry[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Opens an application in a browser and waits until it shows Ann. */
async function expectItSeesAnn(applicationUrl: string): Promise<void> {
  const token = await world.token({ room: 'shop', identity: `visitor-${Math.random()}` });
  const page = await browser.newPage();
  await page.goto(
    `${applicationUrl}/#${encodeURIComponent(JSON.stringify({ token, url: world.livekit.url }))}`,
  );
  await vi.waitFor(
    async () => {
      expect(await page.title(), page.consoleLines.join('\n')).toBe('sees Ann');
      expect((await seenFrame(page.locator('video')))?.color).toBe('green');
    },
    { timeout: 40_000, interval: 200 },
  );
  await page.close();
}

async function expectItBuildsAndRuns(application: Application): Promise<void> {
  await application.runInstalled('typescript/bin/tsc', '-p', '.');
  await application.run(process.execPath, '--input-type=module', '-e', "await import('@mux/spaces-web')");
  await application.run(
    process.execPath,
    '--input-type=commonjs',
    '-e',
    "require('@mux/spaces-web').Space.name",
  );
  await application.runInstalled('vite/bin/vite.js', 'build');
  await using served = await application.serve('vite/bin/vite.js', 'preview', '--host', '127.0.0.1');
  await expectItSeesAnn(served.url);
}

// Two at a time: an installation waits for the network and the disk more than it computes.
describe.concurrent('"@mux/spaces-web": "npm:@airlock-rtc/spaces-livekit-adapter@^0.1.9"', () => {
  it.each(Object.entries(managers))('installed by %s, builds with Vite and runs', async (_name, install) => {
    await using application = await Application.from('vite', registry.url);
    const [program, ...args] = install;
    await application.run(program, ...args);
    expect((await application.readManifest('@mux/spaces-web')).name).toBe(
      '@airlock-rtc/spaces-livekit-adapter',
    );
    await expectItBuildsAndRuns(application);
  });

  it('is imported in Jest with jsdom', async () => {
    await using application = await Application.from('jest', registry.url);
    const [program, ...args] = managers.npm;
    await application.run(program, ...args);
    await application.runInstalled('jest/bin/jest.js');
  });
});
