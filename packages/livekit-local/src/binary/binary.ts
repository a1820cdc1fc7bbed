// The search for a livekit-server binary, step after step; the first that has one wins.
import { LiveKitLocalError } from '../livekit-local-error.js';
import { cachedBinary } from './cached.js';
import { goInstalledBinary } from './go-install.js';
import { binaryOnPath } from './on-path.js';
import { releasedBinary } from './release-archive.js';
import type { BinarySearch } from './search.js';

/** The version that is built or downloaded; one on PATH may be another. */
export const LIVEKIT_SERVER_VERSION = '1.13.5';

const RELEASES = 'https://github.com/livekit/livekit/releases/download';

/**
 * PATH, then the cache, then `go install`, then the release archive.
 *
 * @throws LiveKitLocalError `no_server_binary` when every step failed, `checksum_mismatch` at once.
 */
export async function findBinary(options: Partial<BinarySearch> = {}): Promise<string> {
  const search: BinarySearch = {
    env: process.env,
    platform: process.platform,
    arch: process.arch,
    version: LIVEKIT_SERVER_VERSION,
    releaseBaseUrl: RELEASES,
    fetch: globalThis.fetch,
    onProgress: () => {},
    signal: undefined,
    ...options,
  };
  const present = (await binaryOnPath(search)) ?? (await cachedBinary(search));
  if (present) return present;

  const reasons: LiveKitLocalError[] = [];
  for (const install of [goInstalledBinary, releasedBinary]) {
    try {
      return await install(search);
    } catch (error) {
      search.signal?.throwIfAborted();
      if (!(error instanceof LiveKitLocalError) || error.code === 'checksum_mismatch') throw error;
      reasons.push(error);
    }
  }
  throw new LiveKitLocalError(
    'no_server_binary',
    [
      'No livekit-server could be had. Put one on PATH, or set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.',
      ...reasons.map(({ message }) => `  - ${message}`),
    ].join('\n'),
    { cause: new AggregateError(reasons) },
  );
}
