// Step: build livekit-server from the Go module proxy, where this machine has Go; takes two to three minutes.
import { join } from 'node:path';
import { execa } from 'execa';
import { LiveKitLocalError } from '../livekit-local-error.js';
import { fillCache } from './cached.js';
import { executableOnPath } from './on-path.js';
import type { BinarySearch } from './search.js';

/** v1.13.8 and later cannot be installed this way: their go.mod has a replace directive. */
const MODULE = 'github.com/livekit/livekit-server/cmd/server';

/** @throws LiveKitLocalError `no_go`, or `go_install_failed` with Go's last words. */
export async function goInstalledBinary(search: BinarySearch): Promise<string> {
  const go = await executableOnPath('go', search);
  if (!go) {
    throw new LiveKitLocalError(
      'no_go',
      'There is no Go here to build livekit-server with: install Go 1.24 or newer, or a livekit-server on PATH.',
    );
  }
  return await fillCache(search, async (folder) => {
    await runGoInstall(go, folder, search);
    return join(folder, search.platform === 'win32' ? 'server.exe' : 'server');
  });
}

async function runGoInstall(go: string, folder: string, search: BinarySearch): Promise<void> {
  const began = Date.now();
  let doing = 'starting';
  const tell = () =>
    search.onProgress({
      step: 'go-install',
      message: `Building livekit-server ${search.version}, two to three minutes the first time (${doing})`,
      elapsedSeconds: Math.round((Date.now() - began) / 1000),
    });
  const ticking = setInterval(tell, 1000);
  tell();
  try {
    // -v names each package as it is compiled: that is the progress.
    const child = execa(go, ['install', '-v', `${MODULE}@v${search.version}`], {
      env: { ...search.env, GOBIN: folder },
      extendEnv: false,
      stdout: 'ignore',
      ...(search.signal ? { cancelSignal: search.signal } : {}),
    });
    for await (const line of child.iterable({ from: 'stderr' })) doing = line.slice(0, 60);
    await child;
  } catch (cause) {
    const words = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : String(cause);
    throw new LiveKitLocalError(
      'go_install_failed',
      `go install of livekit-server ${search.version} failed. Without a network, run once where there is one. ` +
        `Go said: ${words.trim().split('\n').slice(-3).join(' / ')}`,
      { cause },
    );
  } finally {
    clearInterval(ticking);
  }
}
