// The gateway that `up` runs: its database and admin token are kept, and its address is told to the other commands.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  createLogger,
  mayPublish,
  openDatabase,
  type Configuration,
  type LiveKitOptions,
  type MuxOptions,
} from '@airlock-rtc/gateway';
import type { HardwareChoice } from '@airlock-rtc/broadcaster/supervisor';
import { saveGatewayAddress, loadAdminToken } from '../admin-api/gateway-address.js';
import { startGateway } from '../gateway/start-gateway.js';
import { CliError } from '../cli-error.js';
import { ResourceStack } from '../shutdown/resource-stack.js';
import { startIngest } from './ingest.js';
import { LimitedLog } from '../limited-log.js';
import { portRace } from '../local-ports.js';

interface UpGatewayOptions {
  livekit: Pick<LiveKitOptions, 'url' | 'apiKey' | 'apiSecret'>;
  /** As browsers reach LiveKit, when that differs. */
  livekitPublicUrl?: string;
  /** Live streams are then Mux's, and there is no ingest here. */
  mux: MuxOptions | undefined;
  /** With which broadcasts are encoded. */
  hardware: HardwareChoice;
  stateFolder: string;
  port: number;
  logFile: string;
  /** Told of what happens later, in words for a person. */
  onNotice: (notice: string) => void;
}

export interface UpGateway extends AsyncDisposable {
  url: string;
  /** RTMP URL before the stream key; undefined where live streams are Mux's. */
  ingestUrl: string | undefined;
  /** Holds AIRLOCK_URL and AIRLOCK_ADMIN_TOKEN. */
  addressFile: string;
}

/** A second `npm start` in one clone is the usual reason for a database that is in use. */
function tellIfRunning(cause: Error & { code?: unknown }): never {
  if (cause.code !== 'database_in_use') throw cause;
  const { pid } = /process (?<pid>\d+)/.exec(cause.message)?.groups ?? {};
  throw new CliError(
    'already_running',
    `Airlock is already running here${pid ? ` (process ${pid})` : ''}: stop it with Ctrl-C in its terminal, or give another folder with --state-dir.`,
    { cause },
  );
}

/** Anybody who reaches it gets into any space by name: for development. */
export async function startUpGateway(options: UpGatewayOptions): Promise<UpGateway> {
  const { livekit, livekitPublicUrl, mux, hardware, stateFolder, port, logFile, onNotice } = options;
  const { url, apiKey, apiSecret } = livekit;
  const adminToken = (await loadAdminToken(stateFolder)) ?? randomUUID();
  const databaseLocation = { folder: join(stateFolder, 'database') };
  const resources = new ResourceStack();
  return resources.disposeOnError(async () => {
    const database = resources.add(await openDatabase(databaseLocation).catch(tellIfRunning));
    const ingest = mux
      ? undefined
      : resources.add(
          await startIngest({ mayPublish: (streamKey) => mayPublish(database, streamKey), onNotice }),
        );
    const configuration: Configuration = {
      livekit: { url, apiKey, apiSecret, publicUrl: livekitPublicUrl },
      ...{ mux, egress: undefined, database: databaseLocation, folder: stateFolder },
      egressOutputFolder: join(stateFolder, 'egress'),
      settings: {
        adminToken,
        ingestUrl: ingest?.rtmpUrl,
        ingestPlaybackUrl: ingest?.flvUrl,
        isDevelopment: true,
        arePrivateTargetsAllowed: true,
      },
      ...{ listen: { host: '127.0.0.1', port }, isTls: false, logLevel: 'info' },
    };
    const gateway = resources.add(
      await startGateway({
        ...{ configuration, database, hardware },
        // A developer's machine is busy with other things: trying is worth more than a smooth picture.
        admission: 'warn',
        logger: createLogger('info', new LimitedLog(logFile)),
      }).catch((error: unknown) => {
        throw portRace(port, error);
      }),
    );
    const addressFile = await saveGatewayAddress(stateFolder, { url: gateway.url, adminToken });
    return {
      ...{ url: gateway.url, ingestUrl: ingest?.rtmpUrl, addressFile },
      [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
    };
  });
}
