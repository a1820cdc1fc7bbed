// Runs the gateway as a process: configuration, database, port, and an orderly end on SIGTERM.
import type { Broadcaster } from '../broadcasts/broadcaster.js';
import { readConfiguration } from '../configuration/configuration.js';
import { openDatabase } from '../database/database.js';
import { createLogger, type Logger } from '../operations/logger.js';
import { ownCertificate } from './certificate.js';
import { build } from './gateway.js';
import { listen, type Listening } from './listen.js';
import type { Settings } from './settings.js';

export interface RunOptions {
  /** Usually `process.env`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly broadcaster?: Broadcaster | undefined;
  readonly logger?: Logger | undefined;
  /** What the program knows better than the environment, such as `isDevelopment`. */
  readonly settings?: Partial<Settings> | undefined;
}

/** Opens everything that the environment names; `close` ends it in the right order. */
export async function runGateway(options: RunOptions): Promise<Listening> {
  const configuration = readConfiguration(options.environment);
  const logger = options.logger ?? createLogger(configuration.logLevel);
  const database = await openDatabase(configuration.database);
  try {
    const gateway = build({
      ...configuration.settings,
      ...options.settings,
      database,
      livekit: configuration.livekit,
      broadcaster: options.broadcaster,
      logger,
      areProcessMetricsCollected: true,
    });
    const { host } = configuration.listen;
    const names = ['localhost', '127.0.0.1', '::1', ...(isAnyAddress(host) ? [] : [host])];
    const tls = configuration.isTls
      ? await ownCertificate(configuration.folder, [...new Set(names)])
      : undefined;
    const listening = await listen(gateway, { ...configuration.listen, tls });
    const close = async () => {
      await listening.close();
      await database.close();
    };
    return { url: listening.url, port: listening.port, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Ends a running gateway on SIGTERM or SIGINT; a second signal ends the process at once. */
export function closeOnSignals(listening: Pick<Listening, 'close'>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      listening.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

function isAnyAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}
