// The oldest and the newest livekit-client of the peer range; those between are in livekit-minors.long.test.ts.
import { createRequire } from 'node:module';
import { startWorld, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectPlaceToFollowSpeech, expectToCompile, versionIn } from './with-livekit.js';

const { resolve } = createRequire(import.meta.url);
const oldest = folderOf('livekit-client-oldest');
const newest = folderOf('livekit-client');

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

describe.each([oldest, newest].map((folder) => [versionIn(folder), folder] as const))(
  'with livekit-client %s',
  (_version, folder) => {
    it('who speaks takes the one place', () => expectPlaceToFollowSpeech(world, folder));
  },
);

it('compiles against the oldest version', () => expectToCompile(oldest));

function folderOf(name: string): string {
  return resolve(name).replace(/(node_modules[\\/][^\\/]+)[\\/].*/, '$1');
}
