// What is made of Go's words and deeds; the real build is in go-install.long.test.ts.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { temporarySearch } from '../../test/temporary-search.js';
import { findBinary } from './binary.js';
import { cachedBinary, cachePath } from './cached.js';
import { goInstalledBinary } from './go-install.js';

it('says what to do where there is no Go', async () => {
  await using temporary = await temporarySearch();
  await expect(goInstalledBinary(temporary.search)).rejects.toMatchObject({
    code: 'no_go',
    message: expect.stringContaining('install Go'),
  });
});

it('asks Go for the version, tells what it compiles, and caches the result', async () => {
  await using temporary = await temporarySearch();
  const { search, bin, script, progress } = temporary;
  await script(
    join(bin, 'go'),
    '#!/bin/sh\necho github.com/pion/webrtc/v4 >&2\necho "$@" > "$GOBIN/server"\n/bin/sleep 1.2\n',
  );
  const path = await goInstalledBinary(search);
  expect(path).toBe(await cachedBinary(search));
  expect(await readFile(path, 'utf8')).toBe(
    'install -v github.com/livekit/livekit-server/cmd/server@v1.13.5\n',
  );
  expect(progress.at(-1)).toMatchObject({
    step: 'go-install',
    message: expect.stringContaining('github.com/pion/webrtc/v4'),
    elapsedSeconds: 1,
  });
});

it('tells Go’s last words when it fails, and caches nothing', async () => {
  await using temporary = await temporarySearch();
  const { search, bin, script } = temporary;
  await script(join(bin, 'go'), '#!/bin/sh\necho "dial tcp: lookup proxy: no such host" >&2\nexit 1\n');
  await expect(goInstalledBinary(search)).rejects.toMatchObject({
    code: 'go_install_failed',
    message: expect.stringMatching(/Without a network.*no such host/s),
  });
  expect(await cachedBinary(search)).toBeUndefined();
});

it('ends Go when it is not wanted any more, and leaves nothing', async () => {
  const controller = new AbortController();
  await using temporary = await temporarySearch({
    signal: controller.signal,
    onProgress: ({ message }) => message.includes('compiling') && controller.abort(),
  });
  const { search, bin, script } = temporary;
  await script(join(bin, 'go'), '#!/bin/sh\necho compiling >&2\nexec /bin/sleep 60\n');
  await expect(findBinary(search)).rejects.toMatchObject({ name: 'AbortError' });
  expect(await readdir(dirname(cachePath(search)))).toEqual([]);
});
