// Serves a web application in development by Vite, from its sources; Vite's log goes to a file.
import { join } from 'node:path';
import { createServer, type LogErrorOptions, type Logger } from 'vite';
import { LimitedLog } from '../limited-log.js';
import { portRace } from '../local-ports.js';
import type { WebServerOptions } from './web-server.js';

interface ViteServerOptions extends WebServerOptions {
  /** Has an index.html. */
  folder: string;
  logFile: string;
  stateFolder: string;
}

/** @throws CliError `port_race` when another program has taken the port meanwhile. */
export async function serveByVite(options: ViteServerOptions): Promise<AsyncDisposable> {
  const { folder, port, host, certificate, proxied, logFile, stateFolder } = options;
  const server = await createServer({
    root: folder,
    cacheDir: join(stateFolder, 'vite'),
    clearScreen: false,
    customLogger: fileLogger(logFile),
    server: {
      host,
      port,
      strictPort: true,
      ...(certificate ? { https: certificate, allowedHosts: ['.local'] } : {}),
      proxy: Object.fromEntries(
        proxied.map(({ path, target }) => [path, { target, ws: path === '/rtc', xfwd: true }]),
      ),
    },
  });
  try {
    await server.listen();
  } catch (cause) {
    await server.close();
    throw portRace(port, cause);
  }
  return { [Symbol.asyncDispose]: () => server.close() };
}

function fileLogger(path: string): Logger {
  const file = new LimitedLog(path);
  const seen = new WeakSet<object>();
  let hasWarned = false;
  const write = (level: string, message: string) =>
    file.write(`${new Date().toISOString()} ${level} ${message}\n`);
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
