import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { temporarySearch } from '../../test/temporary-search.js';
import { cachedBinary, cachePath, fillCache } from './cached.js';

it('is under XDG_CACHE_HOME, else under ~/.cache, by version', () => {
  const place = { platform: 'linux', version: '1.13.5' } as const;
  const under = 'airlock/livekit-server/1.13.5/livekit-server';
  expect(cachePath({ ...place, env: { XDG_CACHE_HOME: '/c', HOME: '/h' } })).toBe(`/c/${under}`);
  expect(cachePath({ ...place, env: { HOME: '/h' } })).toBe(`/h/.cache/${under}`);
  expect(cachePath({ ...place, platform: 'win32', env: { HOME: '/h' } })).toMatch(/livekit-server\.exe$/);
});

it('has a binary once it was filled, and not before', async () => {
  await using temporary = await temporarySearch();
  const { search } = temporary;
  expect(await cachedBinary(search)).toBeUndefined();
  const path = await fillCache(search, async (folder) => {
    const made = join(folder, 'server');
    await writeFile(made, 'program');
    return made;
  });
  expect(await cachedBinary(search)).toBe(path);
  expect(path).toBe(cachePath(search));
});

it('filled twice at once holds one whole file and no remains', async () => {
  await using temporary = await temporarySearch();
  const { search } = temporary;
  const whole = 'x'.repeat(1_000_000);
  const make = async (folder: string) => {
    const made = join(folder, 'server');
    await writeFile(made, whole);
    return made;
  };
  const [path] = await Promise.all([fillCache(search, make), fillCache(search, make)]);
  expect(await readFile(path, 'utf8')).toBe(whole);
  expect(await readdir(dirname(path))).toEqual(['livekit-server']);
});

it('keeps what it had, and no remains, when an installation fails half way', async () => {
  await using temporary = await temporarySearch();
  const { search, script } = temporary;
  await script(cachePath(search), 'old');
  const failing = fillCache(search, async (folder) => {
    await writeFile(join(folder, 'server'), 'half');
    throw new Error('disk full');
  });
  await expect(failing).rejects.toThrow('disk full');
  expect(await readFile(cachePath(search), 'utf8')).toBe('old');
  expect(await readdir(dirname(cachePath(search)))).toEqual(['livekit-server']);
});
