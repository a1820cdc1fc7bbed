// The gateway that `up` runs: its database and admin token are kept, and its address is told to the other commands.
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import {
  build,
  createLogger,
  listen,
  mayPublish,
  openDatabase,
  type LiveKitOptions,
  type MuxOptions,
} from '@airlock-rtc/gateway';
import { ProcessBroadcaster } from '../broadcaster/process-broadcaster.js';
import { keepGatewayAddress, keptAdminToken } from '../admin-api/gateway-address.js';
import { startIngest } from './ingest.js';
import { Started } from './started.js';

interface UpGatewayOptions {
  livekit: Pick<LiveKitOptions, 'url' | 'apiKey' | 'apiSecret'>;
  /** As browsers reach LiveKit, when that differs. */
  livekitPublicUrl?: string;
  /** Live streams are then Mux's, and there is no ingest here. */
  mux: MuxOptions | undefined;
  stateFolder: string;
  port: number;
  logFile: string;
  /** Told of what happens later, in words for a person. */
  onNews: (news: string) => void;
}

export interface UpGateway extends AsyncDisposable {
  url: string;
  /** RTMP URL before the stream key; undefined where live streams are Mux's. */
  ingestUrl: string | undefined;
  /** Holds AIRLOCK_URL and AIRLOCK_ADMIN_TOKEN. */
  addressFile: string;
}

/** Anybody who reaches it gets into any space by name: for development. */
export async function startGateway(options: UpGatewayOptions): Promise<UpGateway> {
  const { livekit, livekitPublicUrl, mux, stateFolder, port, logFile, onNews } = options;
  const { url, apiKey, apiSecret } = livekit;
  const adminToken = (await keptAdminToken(stateFolder)) ?? randomUUID();
  const started = new Started();
  return started.whole(async () => {
    const database = started.add(await openDatabase({ folder: join(stateFolder, 'database') }));
    const ingest = mux
      ? undefined
      : started.add(
          await startIngest({ mayPublish: (streamKey) => mayPublish(database, streamKey), onNews }),
        );
    const logger = createLogger('info', createWriteStream(logFile));
    const broadcaster = started.add(
      await ProcessBroadcaster.open({
        ...{ livekit, stateFolder },
        // A developer's machine is busy with other things: trying is worth more than a smooth picture.
        admission: 'warn',
        onWarning: (words) => logger.warn(words),
      }),
    );
    const gateway = build({
      ...{ database, adminToken, broadcaster, logger, mux },
      ingestUrl: ingest?.rtmpUrl,
      ingestPlaybackUrl: ingest?.flvUrl,
      livekit: { url, apiKey, apiSecret, publicUrl: livekitPublicUrl },
      isDevelopment: true,
      arePrivateTargetsAllowed: true,
      areProcessMetricsCollected: true,
    });
    const listening = started.add(await listen(gateway, { port }));
    const addressFile = await keepGatewayAddress(stateFolder, { url: listening.url, adminToken });
    return {
      ...{ url: listening.url, ingestUrl: ingest?.rtmpUrl, addressFile },
      [Symbol.asyncDispose]: () => started[Symbol.asyncDispose](),
    };
  });
}
