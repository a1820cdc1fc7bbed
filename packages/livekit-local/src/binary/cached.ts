// Step: a livekit-server that an earlier start has built or downloaded, kept outside any repository.
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isExecutable } from './on-path.js';
import type { BinarySearch } from './search.js';

type CachePlace = Pick<BinarySearch, 'env' | 'platform' | 'version'>;

export async function cachedBinary(search: CachePlace): Promise<string | undefined> {
  const path = cachePath(search);
  return (await isExecutable(path)) ? path : undefined;
}

/** `$XDG_CACHE_HOME/airlock/livekit-server/<version>/livekit-server`; without the variable, under `~/.cache`. */
export function cachePath({ env, platform, version }: CachePlace): string {
  const base = env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache');
  const file = platform === 'win32' ? 'livekit-server.exe' : 'livekit-server';
  return join(base, 'airlock', 'livekit-server', version, file);
}

/**
 * Lets `make` put a binary into a folder of its own beside the cache, then renames it into place, so that two
 * processes at once never see half a file: the later one replaces the earlier one's by the same thing.
 */
export async function fillCache(
  search: CachePlace,
  make: (folder: string) => Promise<string>,
): Promise<string> {
  const target = cachePath(search);
  const folder = join(target, '..');
  await mkdir(folder, { recursive: true });
  const temporary = await mkdtemp(join(folder, '.installing-'));
  try {
    const made = await make(temporary);
    await chmod(made, 0o755);
    await rename(made, target);
    return target;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
