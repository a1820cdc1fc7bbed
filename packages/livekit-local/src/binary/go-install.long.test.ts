// The real build by the real Go, into an empty cache of ours: two to three minutes where Go's own cache is empty too.
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { temporarySearch } from '../../test/temporary-search.js';
import { LIVEKIT_SERVER_VERSION } from './binary.js';
import { goInstalledBinary } from './go-install.js';

it('builds a livekit-server that runs', async () => {
  await using temporary = await temporarySearch();
  const { search, home, progress } = temporary;
  const { stdout: goCache } = await execa('go', ['env', 'GOCACHE']);
  const env = { ...process.env, XDG_CACHE_HOME: home, GOCACHE: goCache };
  const path = await goInstalledBinary({ ...search, env, platform: process.platform, arch: process.arch });
  const { stdout } = await execa(path, ['--version']);
  expect(stdout).toContain(LIVEKIT_SERVER_VERSION);
  expect(progress.length).toBeGreaterThan(0);
});
