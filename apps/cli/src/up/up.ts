// Starts everything for a first meeting: LiveKit, the gateway, the web application; ends it all in one call.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LiveKit, Progress } from '@airlock-rtc/livekit-local';
import { ownCertificate, readMux } from '@airlock-rtc/gateway';
import { startUpGateway, type UpGateway } from './gateway.js';
import { startUpLiveKit } from './livekit.js';
import { KEYS_FILE } from './livekit-keys.js';
import { gatewayPort, webPort } from './local-ports.js';
import { ResourceStack } from '../shutdown/resource-stack.js';
import { serveWebApp } from './web-app.js';

export interface UpOptions {
  env?: NodeJS.ProcessEnv;
  /** For keys, certificate, caches and logs. */
  stateFolder: string;
  /** Default 5173, or the next free one. */
  port?: number;
  /** Served in place of Airlock Meet. */
  webAppFolder?: string;
  /** This machine's address in the house: serves HTTPS there, and LiveKit behind it. */
  lanIp?: string;
  onProgress?: (progress: Progress) => void;
  /** Told of what happens once everything is up, in words for a person. */
  onNotice?: (notice: string) => void;
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

export async function startUp(options: UpOptions): Promise<Up> {
  const resources = new ResourceStack();
  const up = await resources.disposeOnError(() => startAll(options, resources));
  return { ...up, [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose]() };
}

async function startAll(options: UpOptions, resources: ResourceStack): Promise<Omit<Up, symbol>> {
  const { env = process.env, stateFolder, lanIp, onProgress = () => {}, onNotice = () => {} } = options;
  const mux = readMux(env);
  const logFolder = join(stateFolder, 'logs');
  await mkdir(logFolder, { recursive: true });
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
      ...{ livekit, mux, stateFolder, port: apiPort, onNotice },
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
      cacheFolder: join(stateFolder, 'vite'),
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
