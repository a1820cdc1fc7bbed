// Runs the gateway as a process: configuration, database, port, and an orderly end on SIGTERM.
import type { GatewayBroadcaster } from '../broadcasts/broadcaster.js';
import type { Configuration } from '../configuration/configuration.js';
import { openDatabase, type Database } from '../database/database.js';
import { EgressBroadcaster } from '../egress/egress-broadcaster.js';
import { connectEgress } from '../egress/egress-service.js';
import { wantedIn } from '../egress/ownership.js';
import type { EgressEngine } from '../egress-api/engine.js';
import { createLogger, type Logger } from '../telemetry/logger.js';
import { ownCertificate } from './certificate.js';
import { build } from './build.js';
import { listen, type Listening } from './listen.js';

export interface RunOptions {
  /** From `readConfiguration`, or put together by the program. */
  readonly configuration: Configuration;
  /** Instead of the one that the configuration names. */
  readonly broadcaster?: GatewayBroadcaster | undefined;
  /** Serves LiveKit's Egress API with it. */
  readonly egressEngine?: EgressEngine | undefined;
  readonly logger?: Logger | undefined;
  /** Already open, and closed by the caller; default: the one that the configuration names. */
  readonly database?: Database | undefined;
}

/** Opens everything that the configuration names; `close` ends it in the right order. */
export async function runGateway({ configuration, ...options }: RunOptions): Promise<Listening> {
  const logger = options.logger ?? createLogger(configuration.logLevel);
  const database = options.database ?? (await openDatabase(configuration.database));
  const closeDatabase = async () => {
    if (!options.database) await database.close();
  };
  try {
    const gateway = build({
      ...configuration.settings,
      database,
      livekit: configuration.livekit,
      mux: configuration.mux,
      broadcaster: options.broadcaster ?? egressBroadcaster(configuration, database, logger),
      egressEngine: options.egressEngine,
      logger,
      areProcessMetricsCollected: true,
    });
    const { host } = configuration.listen;
    const names = ['localhost', '127.0.0.1', '::1', ...(isAnyAddress(host) ? [] : [host])];
    const renewTls = () => ownCertificate(configuration.folder, [...new Set(names)]);
    const tls = configuration.isTls ? await renewTls() : undefined;
    const listening = await listen(gateway, { ...configuration.listen, tls, renewTls });
    const close = async () => {
      await listening.close();
      await closeDatabase();
    };
    return { url: listening.url, port: listening.port, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await closeDatabase();
    throw error;
  }
}

function egressBroadcaster(
  { egress, livekit }: Configuration,
  database: Database,
  logger: Logger,
): GatewayBroadcaster | undefined {
  if (!egress) return undefined;
  const service = connectEgress(livekit, egress.pageUrl);
  return new EgressBroadcaster({ service, isWanted: wantedIn(database), logger });
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
