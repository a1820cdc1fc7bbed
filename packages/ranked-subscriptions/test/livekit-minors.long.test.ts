// Each minor version of livekit-client between the oldest and the newest of the peer range.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startWorld, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectPlaceToFollowSpeech, expectToCompile } from './with-livekit.js';

const versions = [
  ...['2.10.0', '2.11.4', '2.12.0', '2.13.8', '2.14.0', '2.15.16', '2.16.1'],
  ...['2.17.3', '2.18.10', '2.19.2', '2.20.2', '2.21.0', '2.22.4'],
];

let world: World;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'livekit-minors-'));
  const dependencies = versions.map((version) => [`livekit-${version}`, `npm:livekit-client@${version}`]);
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: Object.fromEntries(dependencies) }),
  );
  const options = ['--prefer-offline', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  await promisify(execFile)('npm', ['install', ...options], { cwd: folder });
  world = await startWorld();
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe.each(versions)('with livekit-client %s', (version) => {
  const installed = () => join(folder, 'node_modules', `livekit-${version}`);

  it('who speaks takes the one place', () => expectPlaceToFollowSpeech(world, installed()));
  it('the source compiles', () => expectToCompile(installed()));
});
