// The release archive from a local HTTP server with the layout of LiveKit's releases (1.13).
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { temporarySearch } from '../../test/temporary-search.js';
import { cachedBinary, cachePath } from './cached.js';
import { archiveName, releasedBinary } from './release-archive.js';

const ARCHIVE = 'livekit_1.13.5_linux_amd64.tar.gz';
const PROGRAM = '#!/bin/sh\necho livekit-server version 1.13.5\n';

interface Release {
  archive?: Buffer;
  checksums?: string;
  /** Breaks the connection in the middle of the archive. */
  breaksOff?: boolean;
}

/** A search whose releases are served from this machine; without an override, as LiveKit would serve them. */
async function releaseOf(change: (whole: Required<Release>) => Release = (whole) => whole) {
  const temporary = await temporarySearch();
  await temporary.script(join(temporary.home, 'build', 'livekit-server'), PROGRAM);
  await writeFile(join(temporary.home, 'build', 'LICENSE'), 'Apache-2.0');
  const { stdout } = await execa(
    'tar',
    ['-czf', '-', '-C', join(temporary.home, 'build'), 'LICENSE', 'livekit-server'],
    { encoding: 'buffer' },
  );
  const archive = Buffer.from(stdout);
  const sha256 = createHash('sha256').update(archive).digest('hex');
  const checksums = `${'0'.repeat(64)}  livekit_1.13.5_linux_arm64.tar.gz\n${sha256}  ${ARCHIVE}\n`;
  const release = change({ archive, checksums, breaksOff: false });

  const server = createServer((request, response) => {
    if (request.url === '/releases/v1.13.5/checksums.txt' && release.checksums !== undefined) {
      response.end(release.checksums);
    } else if (request.url === `/releases/v1.13.5/${ARCHIVE}` && release.archive) {
      response.setHeader('content-length', release.archive.length);
      if (release.breaksOff) response.write(release.archive.subarray(0, 100), () => response.destroy());
      else response.end(release.archive);
    } else {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const releaseBaseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/releases`;
  return {
    ...temporary,
    search: { ...temporary.search, releaseBaseUrl },
    [Symbol.asyncDispose]: async () => {
      server.close();
      await temporary[Symbol.asyncDispose]();
    },
  };
}

it('is downloaded, checked, unpacked and cached', async () => {
  await using release = await releaseOf();
  const path = await releasedBinary(release.search);
  expect((await execa(path)).stdout).toBe('livekit-server version 1.13.5');
  expect(path).toBe(await cachedBinary(release.search));
  expect(await readdir(dirname(path))).toEqual(['livekit-server']);
  expect(release.progress.at(-1)?.message).toBe(`Downloading ${ARCHIVE} (100 %)`);
});

it('taken twice at once is one whole file', async () => {
  await using release = await releaseOf();
  const [path] = await Promise.all([releasedBinary(release.search), releasedBinary(release.search)]);
  expect(await readFile(path, 'utf8')).toBe(PROGRAM);
});

it.each<[string, (whole: Required<Release>) => Release, string, RegExp]>([
  [
    'a changed archive',
    ({ archive, ...rest }) => ({ ...rest, archive: Buffer.concat([archive, Buffer.from('!')]) }),
    'checksum_mismatch',
    /Nothing was installed/,
  ],
  [
    'an archive that the checksums do not name',
    (whole) => ({ ...whole, checksums: `${'a'.repeat(64)}  other.tar.gz\n` }),
    'checksum_mismatch',
    /does not name/,
  ],
  [
    'a release without checksums',
    ({ archive }) => ({ archive }),
    'download_failed',
    /checksums\.txt answered 404/,
  ],
  ['a release without the archive', ({ checksums }) => ({ checksums }), 'download_failed', /answered 404/],
  ['a download that breaks off', (whole) => ({ ...whole, breaksOff: true }), 'download_failed', /broke off/],
])('refuses %s, and caches nothing', async (_name, change, code, message) => {
  await using release = await releaseOf(change);
  await expect(releasedBinary(release.search)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
  expect(await readdir(dirname(cachePath(release.search)))).toEqual([]);
});

it('refuses an archive without the program, whatever its checksum', async () => {
  await using release = await releaseOf(({ breaksOff }) => {
    const archive = Buffer.from('not an archive');
    const sha256 = createHash('sha256').update(archive).digest('hex');
    return { archive, checksums: `${sha256} *${ARCHIVE}`, breaksOff };
  });
  await expect(releasedBinary(release.search)).rejects.toMatchObject({ code: 'download_failed' });
  expect(await cachedBinary(release.search)).toBeUndefined();
});

it('asks whether there is a network when nothing answers', async () => {
  await using temporary = await temporarySearch();
  await expect(releasedBinary(temporary.search)).rejects.toMatchObject({
    code: 'download_failed',
    message: expect.stringContaining('Is there a network?'),
  });
});

it('knows the names of the releases, and who has none', async () => {
  await using temporary = await temporarySearch();
  const { search } = temporary;
  expect(archiveName(search)).toBe(ARCHIVE);
  expect(archiveName({ ...search, arch: 'arm' })).toBe('livekit_1.13.5_linux_armv7.tar.gz');
  expect(archiveName({ ...search, platform: 'win32' })).toBe('livekit_1.13.5_windows_amd64.zip');
  expect(() => archiveName({ ...search, platform: 'darwin' })).toThrow('brew install livekit');
  expect(() => archiveName({ ...search, arch: 's390x' })).toThrow('linux s390x');
});
