import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporarySearch } from '../../test/temporary-search.js';
import { findBinary } from './binary.js';
import { cachePath } from './cached.js';

const GO = '#!/bin/sh\necho built > "$GOBIN/server"\n';

it('prefers PATH to the cache, and the cache to building', async () => {
  await using temporary = await temporarySearch();
  const { search, bin, script } = temporary;
  await script(join(bin, 'go'), GO);
  const cached = await script(cachePath(search), '');
  expect(await findBinary(search)).toBe(cached);
  const onPath = await script(join(bin, 'livekit-server'), '');
  expect(await findBinary(search)).toBe(onPath);
  expect(temporary.progress).toEqual([]);
});

it('builds when nothing is there', async () => {
  await using temporary = await temporarySearch();
  const { search, bin, script } = temporary;
  await script(join(bin, 'go'), GO);
  expect(await findBinary(search)).toBe(cachePath(search));
});

it('tells every reason and the next step when all ways fail', async () => {
  await using temporary = await temporarySearch();
  await expect(findBinary(temporary.search)).rejects.toMatchObject({
    code: 'no_server_binary',
    message: expect.stringMatching(/Put one on PATH.*no Go here.*cannot be reached/s),
    cause: expect.any(AggregateError),
  });
});

it('does not pass over a wrong checksum', async () => {
  await using temporary = await temporarySearch({ fetch: async () => new Response('not the checksums') });
  await expect(findBinary(temporary.search)).rejects.toMatchObject({ code: 'checksum_mismatch' });
});
