// The LiveKit server that a command means: from options and the environment, else the one that `airlock up` runs.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { KEYS_FILE } from './up/livekit-keys.js';

export interface LiveKitAddress {
  /** `ws://` or `wss://`. */
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

export interface LiveKitAddressOptions {
  url?: string;
  apiKey?: string;
  apiSecret?: string;
  stateDir: string;
}

/** A pair of keys belongs to one server: the local one's are not used with another server's address. */
export async function livekitAddress(options: LiveKitAddressOptions): Promise<Partial<LiveKitAddress>> {
  const { url, apiKey, apiSecret, stateDir } = options;
  const local = parseEnv(await readFile(join(stateDir, KEYS_FILE), 'utf8').catch(() => ''));
  const isLocal = url === undefined || url === local.LIVEKIT_URL;
  return {
    url: url ?? local.LIVEKIT_URL,
    apiKey: apiKey ?? (isLocal ? local.LIVEKIT_API_KEY : undefined),
    apiSecret: apiSecret ?? (isLocal ? local.LIVEKIT_API_SECRET : undefined),
  };
}
