// Step: the release archive of livekit-server, taken only when it matches the release's checksums.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { execa } from 'execa';
import { LiveKitLocalError } from '../livekit-local-error.js';
import { fillCache } from './cached.js';
import type { BinarySearch } from './search.js';

/** LiveKit 1.13 releases for Linux (.tar.gz) and Windows (.zip); on macOS its way is Homebrew. */
const GO_ARCH: Record<string, string> = { x64: 'amd64', arm64: 'arm64', arm: 'armv7' };
const ENDING: Partial<Record<NodeJS.Platform, string>> = { linux: 'tar.gz', win32: 'zip' };

/** @throws LiveKitLocalError `download_failed` or `checksum_mismatch`. */
export async function releasedBinary(search: BinarySearch): Promise<string> {
  const archive = archiveName(search);
  return await fillCache(search, async (folder) => {
    const expected = checksumOf(archive, await (await get('checksums.txt', search)).text());
    const path = join(folder, archive);
    const sha256 = await download(archive, path, search);
    if (sha256 !== expected) {
      throw new LiveKitLocalError(
        'checksum_mismatch',
        `${archive} is not what its release's checksums.txt names (SHA-256 ${sha256}, expected ${expected}). ` +
          'Nothing was installed. Try again; if it stays so, something on the way changes downloads.',
      );
    }
    const binary = search.platform === 'win32' ? 'livekit-server.exe' : 'livekit-server';
    await unpack(path, folder, binary);
    return join(folder, binary);
  });
}

/** E.g. `livekit_1.13.5_linux_amd64.tar.gz`. */
export function archiveName({ platform, arch, version }: BinarySearch): string {
  const ending = ENDING[platform];
  const goArch = GO_ARCH[arch];
  if (!ending || !goArch) {
    throw new LiveKitLocalError(
      'download_failed',
      `LiveKit releases no livekit-server for ${platform} ${arch}. ` +
        (platform === 'darwin' ? 'Run: brew install livekit' : 'Install Go, and it is built here.'),
    );
  }
  return `livekit_${version}_${platform === 'win32' ? 'windows' : platform}_${goArch}.${ending}`;
}

function checksumOf(archive: string, checksums: string): string {
  for (const line of checksums.split('\n')) {
    const [sha256, name] = line.trim().split(/\s+/);
    if (sha256 && name?.replace(/^\*/, '') === archive) return sha256.toLowerCase();
  }
  throw new LiveKitLocalError('checksum_mismatch', `The release's checksums.txt does not name ${archive}.`);
}

async function get(
  file: string,
  { fetch, releaseBaseUrl, version, signal }: BinarySearch,
): Promise<Response> {
  const url = `${releaseBaseUrl}/v${version}/${file}`;
  let response: Response;
  try {
    response = await fetch(url, signal ? { signal } : {});
  } catch (cause) {
    throw new LiveKitLocalError(
      'download_failed',
      `${url} cannot be reached. Is there a network? Or put a livekit-server on PATH.`,
      { cause },
    );
  }
  if (!response.ok) {
    throw new LiveKitLocalError(
      'download_failed',
      `${url} answered ${response.status}. Put a livekit-server on PATH instead.`,
    );
  }
  return response;
}

async function download(archive: string, path: string, search: BinarySearch): Promise<string> {
  const began = Date.now();
  const response = await get(archive, search);
  const size = Number(response.headers.get('content-length')) || undefined;
  let received = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      const percent = size ? ` (${Math.floor((100 * received) / size)} %)` : '';
      search.onProgress({
        step: 'download',
        message: `Downloading ${archive}${percent}`,
        elapsedSeconds: Math.round((Date.now() - began) / 1000),
      });
      done(null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(response.body as never), counted, createWriteStream(path));
  } catch (cause) {
    throw new LiveKitLocalError('download_failed', `The download of ${archive} broke off. Try again.`, {
      cause,
    });
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Windows' own tar reads zip too. */
async function unpack(path: string, folder: string, binary: string): Promise<void> {
  try {
    await execa('tar', ['-xf', path, '-C', folder, binary]);
  } catch (cause) {
    throw new LiveKitLocalError('download_failed', `The archive holds no ${binary}, or tar is missing.`, {
      cause,
    });
  }
}
