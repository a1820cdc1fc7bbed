// The web application of `airlock up`: Airlock Meet as a built page, or a folder of the person's own by Vite.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DEVELOPMENT_PATH, TOKEN_EXCHANGE_PATH } from '@airlock-rtc/contract';
import { CliError } from '../cli-error.js';
import { builtMeet } from './meet-build.js';
import { servePage } from './page-server.js';
import type { WebServerOptions } from './web-server.js';

export interface WebAppOptions extends Omit<WebServerOptions, 'proxied'> {
  /** LiveKit behind this origin, for pages that may use nothing but HTTPS. */
  livekitHttpUrl?: string;
  /** The gateway, whose endpoints for pages are passed on. */
  gatewayUrl: string;
  stateFolder: string;
  logFile: string;
  /** Another application in place of Airlock Meet: a folder with an index.html for Vite. */
  folder?: string;
  onProgress: (step: { message: string; elapsedSeconds: number }) => void;
  signal: AbortSignal | undefined;
}

/** What pages ask of the gateway; its administration is not reachable from the local network. */
const PAGE_PATHS = [DEVELOPMENT_PATH, TOKEN_EXCHANGE_PATH];

/** @throws CliError `no_web_app`, before servers are started for it. */
export function requireWebApp(folder: string): void {
  if (existsSync(join(folder, 'index.html'))) return;
  const message = `There is no index.html in ${folder}: name the folder of a web application with --web-app.`;
  throw new CliError('no_web_app', message);
}

/** @throws CliError `build_failed` or `port_race`. */
export async function serveWebApp(options: WebAppOptions): Promise<AsyncDisposable> {
  const { livekitHttpUrl, gatewayUrl, stateFolder, logFile, folder, onProgress, signal, ...server } = options;
  const proxied = [
    ...PAGE_PATHS.map((path) => ({ path, target: gatewayUrl })),
    // Everything that livekit-client 2.23 asks of a server is under /rtc.
    ...(livekitHttpUrl ? [{ path: '/rtc', target: livekitHttpUrl }] : []),
  ];
  if (!folder) {
    const page = await builtMeet({ stateFolder, onProgress, signal });
    return servePage({ ...server, proxied, folder: page });
  }
  // Vite takes a second and a hundred megabytes: only for a page in development.
  const { serveByVite } = await import('./vite-server.js');
  return serveByVite({ ...server, proxied, folder, logFile, stateFolder });
}
