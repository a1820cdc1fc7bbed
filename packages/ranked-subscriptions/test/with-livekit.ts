// What the peer range promises, tried with one version of livekit-client.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { servePage, type World } from '@airlock-rtc/testkit';
import { expect, vi } from 'vitest';
import type * as ReceiverPage from './receiver-page.js';

type InPage = { page: typeof ReceiverPage };
const require = createRequire(import.meta.url);
const folder = join(import.meta.dirname, '..');

/** The version of livekit-client in a folder. */
export function versionIn(livekitFolder: string): string {
  return (require(join(livekitFolder, 'package.json')) as { version: string }).version;
}

/** Joins a room of two with one place to give: whoever speaks takes it. */
export async function expectPlaceToFollowSpeech(world: World, livekitFolder: string): Promise<void> {
  const room = `with-${versionIn(livekitFolder)}`;
  await using ann = await world.addParticipant({ room, identity: 'ann', pattern: { color: 'green' } });
  await using ben = await world.addParticipant({
    ...{ room, identity: 'ben', pattern: { color: 'magenta' } as const },
    ...{ toneHz: 880, isSpeaking: false },
  });
  await using served = await servePage({
    entry: join(import.meta.dirname, 'receiver-page.ts'),
    alias: { 'livekit-client': livekitFolder },
  });
  await using browser = await world.addBrowser();
  const page = await browser.newPage(served.url);
  const token = await world.token({ room, identity: 'cleo' });
  await page.evaluate(([url, token]) => (window as never as InPage).page.joinRanked(url, token, 1), [
    world.livekit.url,
    token,
  ] as const);
  const seen = () => page.evaluate(() => (window as never as InPage).page.arrived());
  const soon = { timeout: 20_000, interval: 100 };
  await vi.waitFor(async () => expect((await seen()).frames[ann.identity]).toBeGreaterThan(0), soon);
  expect((await seen()).frames).not.toHaveProperty(ben.identity);
  ben.speak();
  await vi.waitFor(async () => {
    const { frames } = await seen();
    expect(frames.ben).toBeGreaterThan(0);
    expect(frames).not.toHaveProperty('ann');
  }, soon);
}

/** Compiles the source against the declarations of that version. */
export async function expectToCompile(livekitFolder: string): Promise<void> {
  const scratch = await mkdtemp(join(folder, '.compiled-'));
  try {
    const config = {
      extends: '../../../tsconfig.browser.json',
      compilerOptions: {
        ...{ incremental: false, tsBuildInfoFile: null },
        paths: { 'livekit-client': [join(livekitFolder, 'dist/src/index.d.ts')] },
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
}
