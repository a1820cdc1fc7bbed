// Step: a livekit-server that the user has installed, found on PATH.
import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { BinarySearch } from './search.js';

export async function binaryOnPath(search: BinarySearch): Promise<string | undefined> {
  return await executableOnPath('livekit-server', search);
}

export async function executableOnPath(
  name: string,
  { env, platform }: Pick<BinarySearch, 'env' | 'platform'>,
): Promise<string | undefined> {
  const file = platform === 'win32' ? `${name}.exe` : name;
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = join(folder, file);
    if (await isExecutable(path)) return path;
  }
  return undefined;
}

export async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
