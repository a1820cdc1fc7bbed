// The gateway that `up` runs: its database and admin token are kept, and its address is told to the other commands.
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { build, createLogger, listen, openDatabase, type LiveKitOptions } from '@airlock/gateway';
import { Started } from './started.js';
import { keepGatewayAddress, keptAdminToken } from '../admin-api/gateway-address.js';

interface UpGatewayOptions {
  livekit: Pick<LiveKitOptions, 'url' | 'apiKey' | 'apiSecret'>;
  /** As browsers reach LiveKit, when that differs. */
  livekitPublicUrl?: string;
  stateFolder: string;
  port: number;
  logFile: string;
}

export interface UpGateway extends AsyncDisposable {
  url: string;
  /** Holds AIRLOCK_URL and AIRLOCK_ADMIN_TOKEN. */
  addressFile: string;
}

/** Anybody who reaches it gets into any space by name: for development. */
export async function startGateway(options: UpGatewayOptions): Promise<UpGateway> {
  const { livekit, livekitPublicUrl, stateFolder, port, logFile } = options;
  const { url, apiKey, apiSecret } = livekit;
  const adminToken = (await keptAdminToken(stateFolder)) ?? randomUUID();
  const started = new Started();
  return started.whole(async () => {
    const database = started.add(await openDatabase({ folder: join(stateFolder, 'database') }));
    const gateway = build({
      ...{ database, adminToken },
      livekit: { url, apiKey, apiSecret, publicUrl: livekitPublicUrl },
      isDevelopment: true,
      arePrivateTargetsAllowed: true,
      areProcessMetricsCollected: true,
      logger: createLogger('info', createWriteStream(logFile)),
    });
    const listening = started.add(await listen(gateway, { port }));
    const addressFile = await keepGatewayAddress(stateFolder, { url: listening.url, adminToken });
    return { url: listening.url, addressFile, [Symbol.asyncDispose]: () => started[Symbol.asyncDispose]() };
  });
}
