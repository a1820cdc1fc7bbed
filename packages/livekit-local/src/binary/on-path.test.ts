import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporarySearch } from '../../test/temporary-search.js';
import { binaryOnPath } from './on-path.js';

it('finds the first executable livekit-server on PATH', async () => {
  await using temporary = await temporarySearch();
  const { search, home, bin, script } = temporary;
  const second = await script(join(home, 'second', 'livekit-server'), '');
  const PATH = `${join(home, 'missing')}::${bin}:${join(home, 'second')}`;
  await mkdir(join(bin, 'livekit-server'));
  expect(await binaryOnPath({ ...search, env: { PATH } })).toBe(second);
});

it('passes over a file that cannot be run, and finds nothing without PATH', async () => {
  await using temporary = await temporarySearch();
  const { search, bin } = temporary;
  const path = join(bin, 'livekit-server');
  await writeFile(path, '');
  await chmod(path, 0o644);
  expect(await binaryOnPath(search)).toBeUndefined();
  expect(await binaryOnPath({ ...search, env: {} })).toBeUndefined();
});
