// Airlock Meet, rewritten for livekit-client by `airlock migrate`, does in the browser all that it did before.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webApp } from './meet/airlock-up.js';
// Its fixture cannot be defined inside a describe.
import './meet/meeting.js';
import { migrateMeet, type MigratedMeet } from './meet/migrated-meet.js';

let meet: MigratedMeet;
beforeAll(async () => {
  meet = await migrateMeet();
  webApp.folder = meet.folder;
});
afterAll(async () => {
  delete webApp.folder;
  await meet?.[Symbol.asyncDispose]();
});

describe('migrated Meet', () => {
  it('leaves to its developer what LiveKit has nothing for: the rating', () => {
    expect(meet.marked).toEqual([expect.stringContaining('[ACR]')]);
  });

  it('has no marker left after that, and knows nothing of Spaces', async () => {
    expect(await meet.migrate('--check')).toContain('No markers remain.');
    expect(Object.keys(JSON.parse(await meet.read('package.json')).dependencies)).not.toContain(
      '@mux/spaces-web',
    );
  });

  it('compiles by the strict settings of the workspace', async () => {
    expect(await meet.run('typescript/bin/tsc', '--project', meet.folder)).toBe('');
  });

  it('passes its own unit tests', async () => {
    // What the adapter alone does: livekit-client is in the first load, and a fake track without `replaceTrack()` does not do.
    const adapterOnly = ['src/first-load.test.ts', 'src/devices/effects.test.ts'];
    const args = adapterOnly.flatMap((file) => ['--exclude', file]);
    expect(await meet.run('vitest/vitest.mjs', 'run', '--root', meet.folder, ...args)).toMatch(
      /Tests .*passed/,
    );
  });

  it('is built by Vite', async () => {
    expect(await meet.run('vite/bin/vite.js', 'build')).toMatch(/dist\/assets\/index-.*\.js/);
  });

  it('is not changed by a second migration', async () => {
    const again = await meet.migrate('--to', 'livekit', '--dry-run');
    expect(again).toMatch(/^0 files would change/m);
  });
});

// Not `lost-connection`: livekit-client alone tells of a killed server after some 17 s, the adapter after 3.
describe.each([
  'two-people-talk',
  'chat',
  'rename',
  'screen-share',
  'devices',
  'blocked-devices',
  'leave-and-come-back',
  'kept-out',
  'ordinary-livekit-room',
  'phone-and-keyboard',
])('on migrated Meet: %s', async (journey) => {
  await import(`./${journey}.spec.ts`);
});
