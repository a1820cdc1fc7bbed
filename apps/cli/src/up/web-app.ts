// The web application of this clone, served by Vite from its sources; its log goes to a file.
import { createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEVELOPMENT_PATH, TOKEN_EXCHANGE_PATH } from '@airlock-rtc/contract';
import { createServer, type LogErrorOptions, type Logger } from 'vite';
import { CliError } from '../cli-error.js';
import type { Certificate } from '@airlock-rtc/gateway';

const MEET = fileURLToPath(new URL('../../../meet', import.meta.url));

/** What pages ask of the gateway; its administration stays out of the house. */
const PAGE_PATHS = [DEVELOPMENT_PATH, TOKEN_EXCHANGE_PATH];

export interface WebAppOptions {
  port: number;
  /** 127.0.0.1, or 0.0.0.0 for the house. */
  host: string;
  /** Serves HTTPS with it. */
  certificate?: Certificate;
  /** LiveKit behind this origin, for pages that may speak to nothing but HTTPS. */
  livekitHttpUrl?: string;
  /** The gateway, whose endpoints for pages are passed on. */
  gatewayUrl: string;
  logFile: string;
  cacheFolder: string;
  /** Another application in place of Airlock Meet: a folder with an index.html for Vite. */
  folder?: string;
}

/** @throws CliError `no_web_app` outside of a clone, `port_in_use` when somebody was quicker. */
export async function serveWebApp(options: WebAppOptions): Promise<AsyncDisposable> {
  const { folder = MEET } = options;
  if (!existsSync(join(folder, 'index.html'))) {
    throw new CliError(
      'no_web_app',
      options.folder
        ? `There is no index.html in ${folder}: name the folder of a web application.`
        : 'The web application is part of the repository: clone it and run npm start.',
    );
  }
  const { port, host, certificate, livekitHttpUrl, gatewayUrl, logFile, cacheFolder } = options;
  const server = await createServer({
    root: folder,
    cacheDir: cacheFolder,
    clearScreen: false,
    customLogger: fileLogger(logFile),
    server: {
      host,
      port,
      strictPort: true,
      ...(certificate ? { https: certificate, allowedHosts: ['.local'] } : {}),
      proxy: {
        ...Object.fromEntries(PAGE_PATHS.map((path) => [path, { target: gatewayUrl }])),
        // Everything that livekit-client 2.23 asks of a server is under /rtc.
        ...(livekitHttpUrl ? { '/rtc': { target: livekitHttpUrl, ws: true } } : {}),
      },
    },
  });
  try {
    await server.listen();
  } catch (cause) {
    await server.close();
    if (!/already in use/.test(String(cause))) throw cause;
    throw new CliError('port_in_use', `Port ${port} was taken a moment ago: run the same again.`, { cause });
  }
  return { [Symbol.asyncDispose]: () => server.close() };
}

function fileLogger(path: string): Logger {
  const file = createWriteStream(path);
  const seen = new WeakSet<object>();
  let hasWarned = false;
  const write = (level: string, message: string) =>
    void file.write(`${new Date().toISOString()} ${level} ${message}\n`);
  const warn = (message: string) => {
    hasWarned = true;
    write('warn', message);
  };
  return {
    get hasWarned() {
      return hasWarned;
    },
    info: (message) => write('info', message),
    warn,
    warnOnce: warn,
    error: (message, options?: LogErrorOptions) => {
      if (options?.error) seen.add(options.error);
      write('error', message);
    },
    clearScreen: () => {},
    hasErrorLogged: (error) => seen.has(error),
  };
}
