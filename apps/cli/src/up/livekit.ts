// The LiveKit that `up` uses: the one of LIVEKIT_URL, once it has accepted its keys, else one started here.
import { join } from 'node:path';
import { LIVEKIT_WEBHOOK_PATH } from '@airlock-rtc/contract';
import { runningServer, startLiveKit, type LiveKit, type Progress } from '@airlock-rtc/livekit-local';
import { signLiveKitToken } from '@airlock-rtc/tokens';
import { CliError } from '../cli-error.js';
import { KEYS_FILE, saveKeys, loadKeys } from './livekit-keys.js';
import { livekitPorts } from '../local-ports.js';

export interface UpLiveKitOptions {
  env: NodeJS.ProcessEnv;
  stateFolder: string;
  logFile: string;
  /** Where the gateway will listen for LiveKit's webhooks. */
  gatewayPort: number;
  /** The address for media when the local network is served; loopback otherwise. */
  lanIp: string | undefined;
  onProgress: (progress: Progress) => void;
  signal: AbortSignal | undefined;
}

const ANSWER_WITHIN_MS = 10_000;
const CHECK_TTL_SECONDS = 60;

/** @throws LiveKitLocalError, or CliError `livekit_unreachable` or `livekit_refused`. */
export async function startUpLiveKit(options: UpLiveKitOptions): Promise<LiveKit> {
  const { env, stateFolder, logFile, lanIp, gatewayPort, onProgress, signal } = options;
  if (runningServer(env)) {
    const livekit = await startLiveKit({ env });
    await checkCredentials(livekit);
    return livekit;
  }
  const keysPath = join(stateFolder, KEYS_FILE);
  const keys = await loadKeys(keysPath);
  const livekit = await startLiveKit({
    ...{ env, logFile, onProgress, ...keys },
    ...(signal ? { signal } : {}),
    ports: await livekitPorts(),
    webhookUrls: [`http://127.0.0.1:${gatewayPort}${LIVEKIT_WEBHOOK_PATH}`],
    ...(lanIp ? { nodeIp: lanIp } : {}),
  });
  await saveKeys(keysPath, livekit.url, keys);
  return livekit;
}

async function checkCredentials({ httpUrl, apiKey, apiSecret }: LiveKit): Promise<void> {
  const token = await signLiveKitToken({
    ...{ apiKey, apiSecret, ttlSeconds: CHECK_TTL_SECONDS },
    ...{ room: 'airlock-check', identity: 'airlock-check' },
  });
  let status: number;
  try {
    const response = await fetch(`${httpUrl}/rtc/validate`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.body?.cancel();
    status = response.status;
  } catch (cause) {
    throw new CliError(
      'livekit_unreachable',
      `LIVEKIT_URL is ${httpUrl}, which does not answer. Start that server, or unset LIVEKIT_URL to start one here.`,
      { cause },
    );
  }
  if (status === 401 || status === 403) {
    throw new CliError(
      'livekit_refused',
      `${httpUrl} refuses LIVEKIT_API_KEY and LIVEKIT_API_SECRET: set the pair that belongs to this server.`,
    );
  }
}
