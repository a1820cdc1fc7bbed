// The oldest and the newest livekit-client of the peer range: the source compiles against both, and works with both.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { servePage, startWorld, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type * as ReceiverPage from './receiver-page.js';

type InPage = { page: typeof ReceiverPage };
const require = createRequire(import.meta.url);
const folder = join(import.meta.dirname, '..');
const oldest = dirnameOf('livekit-client-oldest');
const versions = [
  [versionOf('livekit-client-oldest'), { 'livekit-client': oldest }],
  [versionOf('livekit-client'), {}],
] as const;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

it.each(versions)('with livekit-client %s, who speaks takes the one place', async (version, alias) => {
  const room = `with-${version}`;
  await world.addParticipant({ room, identity: 'ann', pattern: { color: 'green' } });
  const ben = await world.addParticipant({
    ...{ room, identity: 'ben', pattern: { color: 'magenta' } as const },
    ...{ toneHz: 880, isSpeaking: false },
  });
  await using served = await servePage({ entry: join(import.meta.dirname, 'receiver-page.ts'), alias });
  const page = await (await world.addBrowser()).newPage(served.url);
  const token = await world.token({ room, identity: 'cleo' });
  await page.evaluate(([url, token]) => (window as never as InPage).page.joinRanked(url, token, 1), [
    world.livekit.url,
    token,
  ] as const);
  const seen = () => page.evaluate(() => (window as never as InPage).page.arrived());
  const soon = { timeout: 20_000, interval: 100 };
  await vi.waitFor(async () => expect((await seen()).frames.ann).toBeGreaterThan(0), soon);
  expect((await seen()).frames).not.toHaveProperty('ben');
  ben.speak();
  await vi.waitFor(async () => {
    const { frames } = await seen();
    expect(frames.ben).toBeGreaterThan(0);
    expect(frames).not.toHaveProperty('ann');
  }, soon);
});

it('compiles against the oldest version', async () => {
  const scratch = await mkdtemp(join(folder, '.oldest-'));
  try {
    const config = {
      extends: '../../../tsconfig.browser.json',
      compilerOptions: {
        ...{ incremental: false, tsBuildInfoFile: null },
        paths: { 'livekit-client': [join(oldest, 'dist/src/index.d.ts')] },
      },
      include: ['../src'],
    };
    await writeFile(join(scratch, 'tsconfig.json'), JSON.stringify(config));
    const tsc = require.resolve('typescript/bin/tsc');
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', scratch]).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).toBe('');
  } finally {
    await rm(scratch, { recursive: true });
  }
});

function dirnameOf(name: string): string {
  return require.resolve(name).replace(/(node_modules[\\/][^\\/]+)[\\/].*/, '$1');
}

function versionOf(name: string): string {
  return (require(join(dirnameOf(name), 'package.json')) as { version: string }).version;
}
