// The key pair of the local LiveKit: made once, kept in a file that a shell can source, readable by its owner alone.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The file that `source` reads: LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET of the local server. */
export const KEYS_FILE = 'livekit.env';

export interface LiveKitKeys {
  apiKey: string;
  apiSecret: string;
}

/** @returns the pair of an earlier start, else a new one. */
export async function loadKeys(path: string): Promise<LiveKitKeys> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const [, apiKey] = /^LIVEKIT_API_KEY=(\w+)$/m.exec(text) ?? [];
  const [, apiSecret] = /^LIVEKIT_API_SECRET=(\w+)$/m.exec(text) ?? [];
  if (apiKey && apiSecret) return { apiKey, apiSecret };
  return { apiKey: `API${randomBytes(6).toString('hex')}`, apiSecret: randomBytes(32).toString('hex') };
}

export async function saveKeys(path: string, url: string, { apiKey, apiSecret }: LiveKitKeys): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const lines = [`LIVEKIT_URL=${url}`, `LIVEKIT_API_KEY=${apiKey}`, `LIVEKIT_API_SECRET=${apiSecret}`];
  await writeFile(path, `${lines.join('\n')}\n`, { mode: 0o600 });
}
