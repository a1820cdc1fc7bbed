// The LiveKit server that a command means: from options and the environment, else the one that `airlock up` runs.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { InvalidArgumentError, Option } from 'commander';
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

/** `--url` of the commands that connect to LiveKit. */
export const livekitUrlOption = (description: string) =>
  new Option('--url <address>', description).env('LIVEKIT_URL').argParser((text) => {
    if (URL.canParse(text) && /^(ws|http)s?:$/.test(new URL(text).protocol)) return text;
    throw new InvalidArgumentError('Give a URL such as wss://livekit.example.com.');
  });

/** A pair of keys belongs to one server and is one pair: the local ones complete neither another address nor half a pair. */
export async function livekitAddress(options: LiveKitAddressOptions): Promise<Partial<LiveKitAddress>> {
  const { url, apiKey, apiSecret, stateDir } = options;
  const local = parseEnv(await readFile(join(stateDir, KEYS_FILE), 'utf8').catch(() => ''));
  const isPairGiven = apiKey !== undefined || apiSecret !== undefined;
  const isLocal = !isPairGiven && (url === undefined || url === local.LIVEKIT_URL);
  return {
    url: url ?? local.LIVEKIT_URL,
    apiKey: apiKey ?? (isLocal ? local.LIVEKIT_API_KEY : undefined),
    apiSecret: apiSecret ?? (isLocal ? local.LIVEKIT_API_SECRET : undefined),
  };
}
