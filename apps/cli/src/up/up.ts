// Starts everything for a first meeting: LiveKit, the gateway, the web application; stops it all in one call.
import { join } from 'node:path';
import type { LiveKit, Progress } from '@airlock-rtc/livekit-local';
import { ownCertificate, readMux } from '@airlock-rtc/gateway';
import { readHardware } from '../gateway/read-hardware.js';
import { startUpGateway, type UpGateway } from './gateway.js';
import { startUpLiveKit } from './livekit.js';
import { KEYS_FILE } from './livekit-keys.js';
import * as localPorts from '../local-ports.js';
import { isPortRace } from '../local-ports.js';
import { createStateFolder } from './state-folder.js';
import { ResourceStack } from '../shutdown/resource-stack.js';
import { requireWebApp, serveWebApp } from '../web-app/web-app.js';

export interface UpOptions {
  env?: NodeJS.ProcessEnv;
  /** For keys, certificate, caches and logs. */
  stateFolder: string;
  /** Default 5173, or the next free one. */
  port?: number;
  /** Served in place of Airlock Meet. */
  webAppFolder?: string;
  /** This machine's address on the local network: serves HTTPS there, with LiveKit behind it. */
  lanIp?: string;
  onProgress?: (step: Pick<Progress, 'message' | 'elapsedSeconds'>) => void;
  /** Told of what happens once everything is up, in words for a person. */
  onNotice?: (notice: string) => void;
  /** Default: the known ports, or the next that are free. */
  ports?: Pick<typeof localPorts, 'webPort' | 'gatewayPort'>;
  /** Ends a long step of the start. */
  signal?: AbortSignal;
}

export interface Up extends AsyncDisposable {
  /** Where the web application is, this machine's own address first. */
  webUrls: string[];
  livekit: LiveKit;
  gateway: UpGateway;
  /** Undefined for a server of LIVEKIT_URL. */
  keysFile: string | undefined;
  logFolder: string;
}

const LOOPBACK = '127.0.0.1';

/** A port that is free may be taken before it is used: then everything starts again, on other ports. */
const TRIES = 3;

export async function startUp(options: UpOptions): Promise<Up> {
  for (let tried = 1; ; tried += 1) {
    const resources = new ResourceStack();
    try {
      const up = await resources.disposeOnError(() => startAll(options, resources));
      return { ...up, [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose]() };
    } catch (error) {
      if (tried === TRIES || !isPortRace(error)) throw error;
    }
  }
}

async function startAll(options: UpOptions, resources: ResourceStack): Promise<Omit<Up, symbol>> {
  const { env = process.env, stateFolder, lanIp, onProgress = () => {}, onNotice = () => {} } = options;
  const { webPort, gatewayPort } = options.ports ?? localPorts;
  const mux = readMux(env);
  const hardware = readHardware(env.AIRLOCK_HARDWARE);
  if (options.webAppFolder) requireWebApp(options.webAppFolder);
  const logFolder = join(stateFolder, 'logs');
  await createStateFolder(stateFolder, logFolder);
  const port = await webPort(options.port);
  const certificate = lanIp
    ? await ownCertificate(join(stateFolder, 'lan'), ['localhost', '127.0.0.1', lanIp])
    : undefined;
  const apiPort = await gatewayPort();

  const livekit = resources.add(
    await startUpLiveKit({
      ...{ env, stateFolder, lanIp, onProgress, signal: options.signal },
      logFile: join(logFolder, 'livekit-server.log'),
      gatewayPort: apiPort,
    }),
  );
  // A page that came by HTTPS may not open a plain WebSocket.
  const isProxied = lanIp !== undefined && livekit.url.startsWith('ws:');
  const gateway = resources.add(
    await startUpGateway({
      ...{ livekit, mux, hardware, stateFolder, port: apiPort, onNotice },
      // Relative to the page that asks, which has accepted the certificate under the name that it came by.
      ...(isProxied ? { livekitPublicUrl: '/' } : {}),
      logFile: join(logFolder, 'gateway.log'),
    }),
  );
  resources.add(
    await serveWebApp({
      port,
      host: lanIp ? '0.0.0.0' : LOOPBACK,
      ...(certificate ? { certificate } : {}),
      ...(isProxied ? { livekitHttpUrl: livekit.httpUrl } : {}),
      gatewayUrl: gateway.url,
      logFile: join(logFolder, 'web.log'),
      ...{ stateFolder, onProgress, signal: options.signal },
      ...(options.webAppFolder ? { folder: options.webAppFolder } : {}),
    }),
  );
  return {
    webUrls: lanIp
      ? [`https://localhost:${port}/`, `https://${lanIp}:${port}/`]
      : [`http://localhost:${port}/`],
    ...{ livekit, gateway, logFolder },
    keysFile: livekit.pid === undefined ? undefined : join(stateFolder, KEYS_FILE),
  };
}
